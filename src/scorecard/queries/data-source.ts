/** Where the figures come from, as the reader should know it. */
export type DataSource = {
  readonly kind: 'demo' | 'server';
  /** "Demo data", or the address of the default server and the names of the others. */
  readonly label: string;
};
