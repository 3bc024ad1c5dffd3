/** A file of specifications, as its reader names it. */
export type SpecFile = { readonly name: string; readonly text: string };
