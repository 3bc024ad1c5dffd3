/** Whose clocks instants are shown by: UTC, or the reader's own zone. */
export type Zone = 'utc' | 'local';
