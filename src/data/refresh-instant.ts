import { durationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { Age } from '#scorecard/explain/freshness.ts';

/** The one "now" of a refresh: every figure of a screen is about the same instant. */
export type InstantSource = {
  /** The instant figures are about, until the next refresh. */
  readonly current: () => EpochMs;
  /** Moves on to the clock's time, in whole seconds. */
  readonly advance: () => EpochMs;
  /** The clock itself, for showing how old an instant is. */
  readonly clock: () => EpochMs;
  /**
   * The age of an instant by the clock that says more. The time of day can be set back; the time since the page was
   * opened cannot, but on some devices stands still while they sleep.
   */
  readonly ageOf: (at: EpochMs) => Age;
};

/** More instants than any figure on screen can be behind without being withdrawn. */
const REMEMBERED = 64;

/** @param monotonic milliseconds since some fixed point, unmoved by whoever sets the clock */
export function createInstantSource(
  clock: () => EpochMs,
  monotonic: () => number = () => performance.now(),
): InstantSource {
  const handedOut = new Map<EpochMs, number>();
  const take = (): EpochMs => {
    const instant = epochMs(Math.floor(clock() / SECOND) * SECOND);
    // A clock set back hands out the same instant again: the first time counts, so that nothing gets younger.
    if (!handedOut.has(instant)) handedOut.set(instant, monotonic());
    const [oldest] = handedOut.keys();
    if (handedOut.size > REMEMBERED && oldest !== undefined) handedOut.delete(oldest);
    return instant;
  };
  let instant = take();
  return {
    clock,
    current: () => instant,
    advance: () => {
      instant = take();
      return instant;
    },
    ageOf: (at) => {
      const asked = handedOut.get(at);
      const byClock = clock() - at;
      const elapsed = Math.max(0, byClock, asked === undefined ? 0 : monotonic() - asked);
      return { elapsed: durationMs(elapsed), isWitnessed: asked !== undefined };
    },
  };
}
