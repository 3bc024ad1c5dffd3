export type Change = {
  /** Percentage points for a ratio, percent for a magnitude; null where there is none. */
  readonly delta: number | null;
  readonly unit: 'pp' | '%' | null;
  readonly sense: 'better' | 'worse' | 'flat' | 'unknown';
  /** There was nothing before, so no percentage either: "new". */
  readonly isNew: boolean;
};

/** Two sums of the same counts differ by this much without anything having changed. */
const NOISE = 1e-12;

/**
 * Change of a value against the preceding period.
 * ratio: 100·(current − previous) percentage points; magnitude: 100·(current − previous)/|previous| percent
 * @param current    null where that period lacks data
 * @param previous   same unit, window of the same length
 * @param kind       `ratio` for shares, because percent of percent misleads
 * @param betterWhen null where neither side is better, as for a band
 * @returns `unknown` without both values; no percentage from a previous 0, but the sense is known
 * @example changeSince(0.003, 0.005, 'ratio', 'lower') // ≈ { delta: -0.2, unit: 'pp', sense: 'better', isNew: false }
 * @example changeSince(0.5, 0, 'magnitude', 'lower') // → { delta: null, unit: '%', sense: 'worse', isNew: true }
 */
export function changeSince(
  current: number | null,
  previous: number | null,
  kind: 'ratio' | 'magnitude',
  betterWhen: 'higher' | 'lower' | null,
): Change {
  if (current === null || previous === null || Number.isNaN(current - previous)) {
    return { delta: null, unit: null, sense: 'unknown', isNew: false };
  }
  const rise = current - previous;
  const isFlat = Math.abs(rise) <= NOISE * Math.max(Math.abs(current), Math.abs(previous));
  const isNew = kind === 'magnitude' && previous === 0 && !isFlat;
  const scale = kind === 'ratio' ? 1 : Math.abs(previous);
  return {
    delta: isFlat ? 0 : isNew ? null : (100 * rise) / scale,
    unit: kind === 'ratio' ? 'pp' : '%',
    sense: isFlat ? 'flat' : senseOf(rise, betterWhen),
    isNew,
  };
}

function senseOf(rise: number, betterWhen: 'higher' | 'lower' | null): Change['sense'] {
  if (betterWhen === null) return 'unknown';
  return rise > 0 === (betterWhen === 'higher') ? 'better' : 'worse';
}
