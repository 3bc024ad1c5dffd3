import { MIN_COVERAGE } from './availability.ts';
import { newcombeInterval } from './newcombe.ts';
import { type Change, changeSince } from './trend.ts';

/** One of two adjoining windows of the same length. */
export type Period = {
  /** null where it has no data. */
  readonly value: number | null;
  /** Known share of the window, 0..1; 1 where nothing is said. */
  readonly coverage?: number | undefined;
  /** Events behind a share, so that chance can be told from change. */
  readonly counts?: { readonly k: number; readonly n: number } | undefined;
};

export type PeriodDelta = Omit<Change, 'sense'> & {
  /** `unclear`: there is a difference, but chance alone explains it. */
  readonly sense: Change['sense'] | 'unclear';
};

/**
 * Change of a figure against the window before, with the cases in which none should be named.
 * ratio: percentage points; magnitude: percent; share with counts: "no clear change" where Newcombe's interval holds 0
 * @param current    the window of the figure
 * @param previous   the window before it, of the same length
 * @param kind       `ratio` for shares, because percent of percent misleads
 * @param betterWhen null where neither side is better, as for a band
 * @returns `unknown` without a value on both sides or where under 90 % of a window is known; "new" and not a
 *   percentage after a 0
 * @throws RangeError unless 0 ≤ k ≤ n for given counts
 * Source: Newcombe, 1998, for the test; the rest is the scorecard's own rule.
 * @example periodDelta({ value: 0.9995 }, { value: 0.999 }, 'ratio', 'higher').sense // → 'better'
 * @example periodDelta({ value: 0.01, counts: { k: 3, n: 300 } }, { value: 0.0067, counts: { k: 2, n: 300 } }, 'ratio', 'lower').sense // → 'unclear'
 */
export function periodDelta(
  current: Period,
  previous: Period,
  kind: 'ratio' | 'magnitude',
  betterWhen: 'higher' | 'lower' | null,
): PeriodDelta {
  const isCovered = ({ coverage }: Period) => coverage === undefined || coverage >= MIN_COVERAGE;
  if (!isCovered(current) || !isCovered(previous)) return changeSince(null, null, kind, betterWhen);
  const change = changeSince(current.value, previous.value, kind, betterWhen);
  const isByChance =
    (change.sense === 'better' || change.sense === 'worse') && !isSignificant(current, previous);
  return isByChance ? { ...change, sense: 'unclear' } : change;
}

/** Without counts every difference is taken for what it is. */
function isSignificant({ counts: now }: Period, { counts: before }: Period): boolean {
  if (now === undefined || before === undefined) return true;
  return newcombeInterval(now.k, now.n, before.k, before.n).significant;
}
