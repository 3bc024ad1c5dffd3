import type { Labels } from '#compute/series.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Schedule } from './schedule.ts';

/** A series as a function of time. */
export type DemoSeries = {
  /** With `__name__`. */
  readonly labels: Labels;
  readonly type: 'counter' | 'gauge';
  readonly schedule: Schedule;
  /** A counter starts again from 0 right after each of these scrapes, rising. */
  readonly restarts: readonly EpochMs[];
  readonly valueAt: (time: number) => number;
};

/** The series under one name of an exposition. */
export type MetricFamily = {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly series: readonly DemoSeries[];
};

/** Where and how something is counted: the same for all series of one exporter. */
export type Source = {
  readonly labels: Labels;
  readonly schedule: Schedule;
  readonly restarts: readonly EpochMs[];
};

export function gauge(
  name: string,
  labels: Labels,
  schedule: Schedule,
  valueAt: (time: number) => number,
): DemoSeries {
  return { labels: { __name__: name, ...labels }, type: 'gauge', schedule, restarts: [], valueAt };
}

/**
 * @param total whole units since ORIGIN, never falling
 * @param unit  units in 1: counting in hundredths or thousandths keeps sums exact
 */
export function counter(
  name: string,
  { labels, schedule, restarts }: Source,
  total: (time: number) => number,
  unit = 1,
): DemoSeries {
  const lives = restarts.map((at) => ({ at, before: total(at) })).reverse();
  const valueAt = (time: number): number => {
    const life = lives.find(({ at }) => at < time);
    return (total(time) - (life?.before ?? 0)) / unit;
  };
  return { labels: { __name__: name, ...labels }, type: 'counter', schedule, restarts, valueAt };
}

/** A classic histogram: one total per upper bound, with the open one last. */
type HistogramTotals = {
  readonly bounds: readonly string[];
  readonly atMost: (bound: number, time: number) => number;
  readonly sum: (time: number) => number;
  readonly sumUnit: number;
};

export function histogram(name: string, source: Source, totals: HistogramTotals): readonly DemoSeries[] {
  const { bounds, atMost, sum, sumUnit } = totals;
  const open = bounds.length;
  const buckets = [...bounds, '+Inf'].map((le, bound) =>
    counter(`${name}_bucket`, { ...source, labels: { ...source.labels, le } }, (time) => atMost(bound, time)),
  );
  return [
    ...buckets,
    counter(`${name}_sum`, source, sum, sumUnit),
    counter(`${name}_count`, source, (time) => atMost(open, time)),
  ];
}

/** A value that changes at known instants; the first is the value before all of them. */
export function stepwise(
  initial: number,
  changes: readonly (readonly [EpochMs, number])[],
): (time: number) => number {
  return (time) => changes.findLast(([at]) => at <= time)?.[1] ?? initial;
}
