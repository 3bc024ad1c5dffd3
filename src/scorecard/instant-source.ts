import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';

/** The one "now" of a refresh: every figure of a screen is about the same instant. */
export type InstantSource = {
  /** The instant figures are about, until the next refresh. */
  readonly current: () => EpochMs;
  /** Moves on to the clock's time, in whole seconds. */
  readonly advance: () => EpochMs;
  /** The clock itself, for showing how old an instant is. */
  readonly clock: () => EpochMs;
};

export function createInstantSource(clock: () => EpochMs): InstantSource {
  const wholeSeconds = () => epochMs(Math.floor(clock() / SECOND) * SECOND);
  let instant = wholeSeconds();
  return {
    clock,
    current: () => instant,
    advance: () => {
      instant = wholeSeconds();
      return instant;
    },
  };
}
