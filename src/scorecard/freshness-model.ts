import { type DurationMs, type EpochMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Scorecard } from './evaluation.ts';

export type FreshnessModel = {
  /** `fixed`: about an instant that was chosen, or the frozen demo; it does not age. */
  readonly state: 'waiting' | 'unanswered' | 'fixed' | 'fresh' | 'old' | 'stale';
  /** The oldest instant any figure on screen is about; null before the first answer. */
  readonly at: EpochMs | null;
  /** "12 s ago"; null where age has no meaning. */
  readonly age: string | null;
};

const OLD_AFTER_INTERVALS = 2;
const STALE_AFTER_INTERVALS = 10;

export function freshnessModel(
  scorecard: Scorecard,
  { now, refresh, isFixed }: { now: EpochMs; refresh: DurationMs | null; isFixed: boolean },
): FreshnessModel {
  // What asks nothing of a server is always about now, and says nothing about the server's answers.
  const asked = [...scorecard.evaluations.values()].filter((evaluation) => evaluation.asked.length > 0);
  const instants = asked.flatMap((evaluation) => (evaluation.state === 'ready' ? [evaluation.at] : []));
  const at = instants.length === 0 ? null : epochMs(Math.min(...instants));
  if (at === null) {
    const isWaiting = asked.some((evaluation) => evaluation.state === 'loading');
    return { state: isWaiting ? 'waiting' : 'unanswered', at, age: null };
  }
  if (isFixed) return { state: 'fixed', at, age: null };
  const elapsed = Math.max(0, now - at);
  const interval = refresh ?? MINUTE;
  return {
    state:
      elapsed > STALE_AFTER_INTERVALS * interval
        ? 'stale'
        : elapsed > OLD_AFTER_INTERVALS * interval
          ? 'old'
          : 'fresh',
    at,
    age: ageText(elapsed),
  };
}

/** In steps of five seconds: a counter that ticks each second draws the eye and tells no more. */
function ageText(elapsed: number): string {
  if (elapsed < MINUTE) return `${Math.floor(elapsed / (5 * SECOND)) * 5}\u00A0s ago`;
  if (elapsed < 60 * MINUTE) return `${Math.floor(elapsed / MINUTE)}\u00A0min ago`;
  return `${Math.floor(elapsed / (60 * MINUTE))}\u00A0h ago`;
}
