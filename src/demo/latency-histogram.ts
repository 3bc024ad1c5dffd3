import { type Load, type Share, slowShareOf } from './load.ts';
import { type DemoSeries, histogram, type Source } from './metric.ts';

/** A bucket bound and the share of the work that takes longer. */
type LatencyBound = {
  readonly le: string;
  readonly beyond: Share;
  /** Milliseconds that a piece of work in this bucket takes on average. */
  readonly typicalMs: number;
};

/** A histogram of durations in seconds, of work that is slower in busy hours. */
export function latencyHistogram(
  name: string,
  source: Source,
  load: Load,
  bounds: readonly LatencyBound[],
  slowestMs: number,
): readonly DemoSeries[] {
  const beyond = bounds.map((bound) => slowShareOf(load, bound.beyond));
  const typical = [...bounds.map(({ typicalMs }) => typicalMs), slowestMs];
  const atMost = (bound: number, time: number) => load.count(time) - (beyond[bound]?.(time) ?? 0);
  const totalMs = (time: number) => {
    let faster = 0;
    return typical.reduce((sum, ms, bound) => {
      const until = atMost(bound, time);
      const inBucket = until - faster;
      faster = until;
      return sum + inBucket * ms;
    }, 0);
  };
  return histogram(name, source, {
    bounds: bounds.map(({ le }) => le),
    atMost,
    sum: totalMs,
    sumUnit: 1000,
  });
}
