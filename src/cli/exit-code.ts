/** What the command says to the program that called it. Anything else is a fault of the command itself. */
export const EXIT = {
  /** The report was printed, and the grade is good enough where one was asked for. */
  ok: 0,
  /** The grade is below `--fail-under`, or there is not enough data for one. */
  belowThreshold: 1,
  /** The arguments or scorecard.json are wrong; nothing was asked. */
  wrongUse: 2,
  /** The server cannot be reached, or refused a query. */
  noResponse: 3,
} as const;
