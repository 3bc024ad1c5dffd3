/** The series looked at: those whose label has the value. */
export type LabelFilter = {
  readonly label: string;
  readonly value: string;
  /** The value is a regular expression for the whole of the label's. An address never holds one. */
  readonly isPattern?: boolean;
};
