import { DEMO_NOW } from '#demo/timeline.ts';

/** A native histogram that counts, at some times. Bucket i holds (2^((i − 1)/2^schema), 2^(i/2^schema)]. */
export type NativeCounter = {
  readonly labels: Readonly<Record<string, string>>;
  readonly schema: number;
  readonly zeroThreshold: number;
  readonly firstIndex: number;
  readonly points: readonly {
    readonly time: number;
    readonly sum: number;
    readonly zeroCount: number;
    /** Of each bucket from `firstIndex` on; some are 0. */
    readonly counts: readonly number[];
  }[];
};

const MINUTE = 60_000;
const MINUTES = 120;

type Layout = Pick<NativeCounter, 'schema' | 'zeroThreshold' | 'firstIndex'> & {
  /** New observations in each minute. */
  readonly perMinute: readonly number[];
};

/** What two hours of scrapes have seen: as many observations in each minute, and more in the last of them. */
function counter(labels: NativeCounter['labels'], { perMinute, ...layout }: Layout): NativeCounter {
  return {
    labels,
    ...layout,
    points: Array.from({ length: MINUTES + 1 }, (_, minute) => {
      const scrapes = minute + 1 + Math.max(0, minute - MINUTES / 2);
      return {
        time: DEMO_NOW - (MINUTES - minute) * MINUTE,
        sum: scrapes,
        zeroCount: scrapes,
        counts: perMinute.map((count) => count * scrapes),
      };
    }),
  };
}

const latency = (route: string) => ({
  __name__: 'http_request_duration_seconds',
  job: 'shop',
  instance: 'shop-1',
  route,
});

/**
 * Latencies of two routes. `/search` has eight buckets to a doubling, from 2^−5 s to 2 s with every fourth one empty;
 * `/pay` has one bucket to a doubling.
 */
export const NATIVE_WORLD: readonly NativeCounter[] = [
  counter(latency('/search'), {
    schema: 3,
    zeroThreshold: 2 ** -128,
    firstIndex: -39,
    perMinute: Array.from({ length: 48 }, (_, index) => (index % 4 === 3 ? 0 : 1 + ((index * 7) % 5))),
  }),
  counter(latency('/pay'), {
    schema: 0,
    zeroThreshold: 2 ** -128,
    firstIndex: -4,
    perMinute: [3, 20, 40, 9, 2],
  }),
];
