import { type DurationMs, type EpochMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';

/** How much time has passed since an instant, for whoever must not take an old figure for a new one. */
export type Age = {
  readonly elapsed: DurationMs;
  /** This page itself asked at that instant. What it only remembers has an age that no second clock confirms. */
  readonly isWitnessed: boolean;
};

export type FreshnessModel = {
  /** `fixed`: about an instant that was chosen, or the frozen demo; it does not age. */
  readonly state: 'waiting' | 'unanswered' | 'fixed' | FigureAge;
  /** The oldest instant any figure on screen is about; null before the first response. */
  readonly at: EpochMs | null;
  /** "12 s ago"; null where age has no meaning. */
  readonly age: string | null;
};

/** `old` figures are no longer what they should be; `stale` ones are no longer worth a judgement. */
export type FigureAge = 'fresh' | 'old' | 'stale';

export type FreshnessContext = {
  readonly ageOf: (at: EpochMs) => Age;
  /** How often the page asks again; null: only when told to. */
  readonly refresh: DurationMs | null;
  readonly isFixed: boolean;
  /** The clock of this device and the server's are apart: "now" is then not now. */
  readonly isClockWrong: boolean;
};

const OLD_AFTER_INTERVALS = 2;
const STALE_AFTER_INTERVALS = 10;

/** What a single instant is worth. The one place that decides what may pass for fresh. */
export function figureAge(
  at: EpochMs,
  { ageOf, refresh, isFixed, isClockWrong }: FreshnessContext,
): FigureAge {
  if (isFixed) return 'fresh';
  const { elapsed, isWitnessed } = ageOf(at);
  const interval = refresh ?? MINUTE;
  if (elapsed > STALE_AFTER_INTERVALS * interval) return 'stale';
  return elapsed > OLD_AFTER_INTERVALS * interval || !isWitnessed || isClockWrong ? 'old' : 'fresh';
}

export function freshnessModel(scorecard: Scorecard, context: FreshnessContext): FreshnessModel {
  // What asks nothing of a server is always about now, and says nothing about the server's responses.
  const asked = [...scorecard.evaluations.values()].filter((evaluation) => evaluation.asked.length > 0);
  const instants = asked.flatMap((evaluation) => (evaluation.state === 'ready' ? [evaluation.at] : []));
  const at = instants.length === 0 ? null : epochMs(Math.min(...instants));
  if (at === null) {
    const isWaiting = asked.some((evaluation) => evaluation.state === 'loading');
    return { state: isWaiting ? 'waiting' : 'unanswered', at, age: null };
  }
  if (context.isFixed) return { state: 'fixed', at, age: null };
  return { state: figureAge(at, context), at, age: ageText(context.ageOf(at).elapsed) };
}

/** In steps of five seconds: a counter that ticks each second draws the eye and tells no more. */
function ageText(elapsed: number): string {
  if (elapsed < MINUTE) return `${Math.floor(elapsed / (5 * SECOND)) * 5}\u00A0s ago`;
  if (elapsed < 60 * MINUTE) return `${Math.floor(elapsed / MINUTE)}\u00A0min ago`;
  return `${Math.floor(elapsed / (60 * MINUTE))}\u00A0h ago`;
}
