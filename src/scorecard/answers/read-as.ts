import type { Sample, Series } from '#compute/series.ts';
import type { ApiResponse } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { ReadAs } from '#scorecard/queries/planned-query.ts';

type Response<Entry> = ApiResponse<readonly Entry[]>;

/** A response in the form its query is read in. Few servers have native histograms: their code is loaded with the first. */
export async function seriesReadAs(
  response: Response<Series>,
  reads: ReadAs | undefined,
): Promise<Response<Series>> {
  if (reads === undefined || response.histograms === undefined) return response;
  return (await nativeBuckets()).withNativeBuckets(response);
}

/** The same for the answer to an instant query. */
export async function samplesReadAs(
  response: Response<Sample>,
  reads: ReadAs | undefined,
): Promise<Response<Sample>> {
  if (reads === undefined || response.histograms === undefined) return response;
  return (await nativeBuckets()).withNativeBucketSamples(response);
}

// A page left open over a release may not find the file any more.
const nativeBuckets = () =>
  import('./native-buckets.ts').catch((cause: unknown) => {
    throw new PrometheusError(
      'The part of this page that reads native histograms could not be loaded; reload the page.',
      { kind: 'network', retryable: true, cause },
    );
  });
