/** Something about targets that is worth a second look; nothing is left out because of it. */
export type TargetHint = {
  /** Ids of the indicators it is about. */
  readonly indicators: readonly string[];
  readonly sentence: string;
};
