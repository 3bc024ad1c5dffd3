/** Line breaks of any kind, control characters, which terminals obey, and those that turn the direction of writing. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** No-break spaces are for pages: `grep "99.95 %"` must find what it sees. */
const SPACES = /[\u00A0\u202F]/g;

/** A text from elsewhere as one line that is safe to print. */
export const plainLine = (text: string): string => text.replace(CONTROLS, ' ').replace(SPACES, ' ');
