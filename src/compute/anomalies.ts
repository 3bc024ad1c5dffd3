import { type AnomalyScore, anomalyScore } from './anomaly-score.ts';
import { DAY, HOUR } from './units.ts';

/** Points of one season that a value is compared with, from the closest resemblance to the loosest. */
export type Season = 'hour-of-week' | 'hour-of-day' | 'all';

export type AnomalyPoint = AnomalyScore & {
  /** What it was compared with; null where nothing was enough. */
  readonly season: Season | null;
  /** It and its neighbours: at least 3 of the last 5 points are off. One point alone is noise. */
  readonly isSustained: boolean;
};

const WEEK_HOURS = 168;
const DAY_HOURS = 24;
const MIN_WEEKS = 4;
const SUSTAINED = { of: 5, atLeast: 3 };

/**
 * Which points of a series are unusual for their time of the week. Advisory: never a part of a grade.
 * baseline = other points of the same hour of the week over ≥ 4 weeks, else of the same hour of the day, else all
 * @param times  rising, epoch milliseconds; hours and weeks are counted in UTC
 * @param values one per time; NaN is a gap
 * @returns one result per point, in order
 * @throws RangeError if the lengths differ
 * Source: Iglewicz & Hoaglin, 1993, for the cut-off; 3 of 5 is this product's choice.
 * @example anomalies(Array.from({ length: 12 }, (_, i) => i * HOUR), [5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9]).at(-1)?.isSustained // → true
 */
export function anomalies(times: ArrayLike<number>, values: ArrayLike<number>): readonly AnomalyPoint[] {
  if (times.length !== values.length) {
    throw new RangeError(`${times.length} times need as many values, got ${values.length}`);
  }
  const points = Array.from(times, (time, index) => ({ index, time, value: values[index] ?? Number.NaN }));
  const byWeek = groupBy(points, ({ time }) => hourOf(time) % WEEK_HOURS);
  const byDay = groupBy(points, ({ time }) => hourOf(time) % DAY_HOURS);
  const scored = points.map((point) => {
    const sameHour = byWeek.get(hourOf(point.time) % WEEK_HOURS) ?? [];
    const candidates: readonly { season: Season; points: readonly Point[] }[] = [
      { season: 'hour-of-week', points: weeksIn(sameHour, point) >= MIN_WEEKS ? sameHour : [] },
      { season: 'hour-of-day', points: byDay.get(hourOf(point.time) % DAY_HOURS) ?? [] },
      { season: 'all', points },
    ];
    return scoreAgainst(candidates, point);
  });
  return scored.map((score, index) => {
    const recent = scored.slice(Math.max(0, index + 1 - SUSTAINED.of), index + 1);
    return { ...score, isSustained: recent.filter(({ anomaly }) => anomaly).length >= SUSTAINED.atLeast };
  });
}

type Point = { readonly index: number; readonly time: number; readonly value: number };

function scoreAgainst(
  candidates: readonly { readonly season: Season; readonly points: readonly Point[] }[],
  point: Point,
): AnomalyScore & { readonly season: Season | null } {
  for (const { season, points } of candidates) {
    const baseline = points.flatMap(({ index, value }) => (index === point.index ? [] : [value]));
    const score = anomalyScore(baseline, point.value);
    if (score.reason !== 'too-few') return { ...score, season };
  }
  return { ...anomalyScore([], point.value), season: null };
}

const hourOf = (time: number): number => Math.floor(time / HOUR);

function weeksIn(points: readonly Point[], without: Point): number {
  const weeks = points
    .filter(({ index, value }) => index !== without.index && !Number.isNaN(value))
    .map(({ time }) => Math.floor(time / (7 * DAY)));
  return new Set(weeks).size;
}

function groupBy(points: readonly Point[], keyOf: (point: Point) => number): Map<number, Point[]> {
  const groups = new Map<number, Point[]>();
  for (const point of points) {
    const group = groups.get(keyOf(point));
    if (group === undefined) groups.set(keyOf(point), [point]);
    else group.push(point);
  }
  return groups;
}
