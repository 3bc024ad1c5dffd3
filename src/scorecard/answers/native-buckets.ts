import { cumulativeNative } from '#compute/cumulative-native.ts';
import type { Sample, Series } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import type { ApiResponse } from '#prometheus/api-response.ts';
import { copyLabels, HISTOGRAMS_LEFT_OUT } from '#prometheus/decode.ts';
import type { HistogramSeries } from '#prometheus/histogram-series.ts';

type Response<Entry> = ApiResponse<readonly Entry[]>;

/**
 * A response with its native histograms as the buckets a classic histogram has: a series for each bound (`le`), its
 * counts cumulative. Whatever adds up, draws or judges buckets then knows one form.
 * Beside other series, or with a label `le`, they stay left out, and the warning says so: who adds both up would count
 * the same observations twice, or some of them not at all.
 */
export function withNativeBuckets(response: Response<Series>): Response<Series> {
  const histograms = onlyHistograms(response);
  if (histograms === null) return response;
  return { ...withoutWarning(response), data: bucketSeries(histograms) };
}

/** The same for the answer to an instant query. */
export function withNativeBucketSamples(response: Response<Sample>): Response<Sample> {
  const histograms = onlyHistograms(response);
  if (histograms === null) return response;
  return {
    ...withoutWarning(response),
    data: bucketSeries(histograms).flatMap(({ times, values, ...bucket }): Sample[] => {
      const [time] = times;
      const [value] = values;
      return time === undefined || value === undefined ? [] : [{ ...bucket, time: epochMs(time), value }];
    }),
  };
}

function onlyHistograms({ data, histograms = [] }: Response<unknown>): readonly HistogramSeries[] | null {
  const canStand = data.length === 0 && histograms.length > 0;
  return canStand && histograms.every(({ labels }) => labels.le === undefined) ? histograms : null;
}

/** Nothing is left out any more. */
const withoutWarning = <Entry>({ histograms: _, ...response }: Response<Entry>): Response<Entry> => ({
  ...response,
  warnings: response.warnings.filter((warning) => warning !== HISTOGRAMS_LEFT_OUT),
});

/** All of one response at once: only then have all times and all series the same bounds, and can be added up. */
function bucketSeries(answered: readonly HistogramSeries[]): readonly Series[] {
  const { bounds, counts, interpolation } = cumulativeNative(
    answered.flatMap(({ histograms }) => histograms),
  );
  let first = 0;
  return answered.flatMap(({ labels, times }) => {
    const rows = counts.slice(first, first + times.length);
    first += times.length;
    return Array.from(
      bounds,
      (bound, column): Series => ({
        labels: copyLabels({ ...labels, le: Number.isFinite(bound) ? String(bound) : '+Inf' }),
        times,
        values: Float64Array.from(rows, (row) => row[column] ?? Number.NaN),
        interpolation,
      }),
    );
  });
}
