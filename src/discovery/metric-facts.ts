import { parseDuration } from '#compute/duration.ts';
import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { matcherText } from '#scorecard/promql/matcher.ts';

/** The windows that indicators look at, longest first. */
const WINDOWS = ['30d', '7d', '1d', '6h', '1h'] as const;
/** A window of this length as scorecard.json has it; undefined where it is none of these. */
export const windowOf = (length: number): string | undefined =>
  WINDOWS.find((window) => parseDuration(window) === length);

/** A window is known when there was a sample this far back in it. */
const KNOWN_PART = 0.95;

const countByName = (samples: readonly string[]): string => {
  const names = samples.map((name) => name.replace(/[.*+?^$()|[\]{}\\]/g, '[$&]')).join('|');
  return `count by (__name__) ({${matcherText({ label: '__name__', operator: '=~', value: names })}})`;
};

/** What a server declines to tell is not known: the least is assumed. */
const orNothing = <Value>(value: Promise<Value>): Promise<Value | null> =>
  value.catch((error: unknown) => {
    if (error instanceof PrometheusError) return null;
    throw error;
  });

/**
 * The longest window, in milliseconds, that the samples of a name reach back over; 0 where it is none of the usual ones,
 * null where the server did not say.
 */
export async function agesOf(
  client: PrometheusClient,
  samples: readonly string[],
  at: EpochMs,
): Promise<(sample: string) => number | null> {
  const ages = new Map<string, number>();
  let isTold = true;
  await Promise.all(
    WINDOWS.map(async (window) => {
      const length = parseDuration(window) ?? 0;
      const then = epochMs(at - Math.floor((length * KNOWN_PART) / SECOND) * SECOND);
      const found = await orNothing(client.query(countByName(samples), then));
      isTold &&= found !== null;
      for (const { labels } of found?.data ?? []) {
        const name = labels.__name__ ?? '';
        ages.set(name, Math.max(ages.get(name) ?? 0, length));
      }
    }),
  );
  return (sample) => ages.get(sample) ?? (isTold ? 0 : null);
}

/** How many series there are of each name; 0 where the server did not say. */
export async function sizesOf(
  client: PrometheusClient,
  samples: readonly string[],
  at: EpochMs,
): Promise<(sample: string) => number> {
  const found = await orNothing(client.query(countByName(samples), at));
  const sizes = new Map(found?.data.map(({ labels, value }) => [labels.__name__ ?? '', value]));
  return (sample) => sizes.get(sample) ?? 0;
}
