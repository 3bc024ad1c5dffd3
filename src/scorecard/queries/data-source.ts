/** Where the figures come from, as the reader should know it. */
export type DataSource = {
  readonly kind: 'demo' | 'server';
  /** "Demo data" or the server's address. */
  readonly label: string;
};
