import type { NativeHistogram } from '#compute/native-histogram.ts';
import type { Labels } from '#compute/series.ts';
import { labelsKey } from './labels-key.ts';

/** A series of native histograms: one at each time. The answer to an instant query has one time. */
export type HistogramSeries = {
  readonly labels: Labels;
  /** Epoch milliseconds, rising. */
  readonly times: Float64Array;
  readonly histograms: readonly NativeHistogram[];
};

/**
 * The histograms of the responses to the chunks of one grid, in order, as those of one response. A point that is not
 * later than the one before is a repetition and falls away.
 */
export function joinHistograms(chunks: readonly (readonly HistogramSeries[])[]): readonly HistogramSeries[] {
  const joined = new Map<string, HistogramSeries>();
  for (const series of chunks.flat()) {
    const key = labelsKey(series.labels);
    const before = joined.get(key);
    const last = before?.times.at(-1) ?? Number.NEGATIVE_INFINITY;
    const later = pick(series, (time) => time > last);
    joined.set(
      key,
      before === undefined
        ? series
        : {
            labels: before.labels,
            times: Float64Array.of(...before.times, ...later.times),
            histograms: [...before.histograms, ...later.histograms],
          },
    );
  }
  return [...joined.values()];
}

/** The points of a series at some times. */
export function pick(
  { labels, times, histograms }: HistogramSeries,
  isWanted: (time: number) => boolean,
): HistogramSeries {
  return {
    labels,
    times: times.filter(isWanted),
    histograms: histograms.filter((_, index) => isWanted(times[index] ?? Number.NaN)),
  };
}
