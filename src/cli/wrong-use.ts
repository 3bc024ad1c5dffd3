/** The caller's mistake: its message names the argument, or the place in the file, and what was expected there. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
