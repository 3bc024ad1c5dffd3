import { type DehydratedState, dehydrate, hashKey, hydrate, type QueryClient } from '@tanstack/query-core';
import * as v from 'valibot';
import { DAY, type EpochMs } from '#compute/units.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { isResultKey, type ResultKey } from './keys.ts';
import { counted } from './result-query.ts';

/** The last good responses of a screen, for when it comes up again and nobody answers. */
export type Snapshot = {
  readonly format: typeof FORMAT;
  /** Of the scorecard and the server the responses belong to. */
  readonly fingerprint: string;
  readonly savedAt: EpochMs;
  readonly results: readonly StoredResult[];
};

type StoredResult = { readonly queryKey: ResultKey; readonly data: QueryResult };

/** Raised whenever the shape of a response changes. */
const FORMAT = 5;
const LONGEST_KEPT = 7 * DAY;

// Of the library only what the first load has anyway: what else is used of it, every page would have to fetch first.
const finite = v.pipe(v.number(), v.finite());
const valueOrNaN = v.custom<number>((value) => typeof value === 'number');
const column = v.custom<Float64Array>((value) => value instanceof Float64Array);
/** Not `v.record`: it drops a label called `__proto__`. */
const labels = v.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string'),
);
const texts = v.array(v.string());
const span = v.object({ start: finite, end: finite });

const series = v.pipe(
  v.object({ labels, times: column, values: column }),
  v.check(({ times, values }) => times.length === values.length),
);

const result = v.object({
  at: finite,
  askedInFull: finite,
  samples: v.array(v.object({ labels, time: finite, value: valueOrNaN })),
  series: v.array(series),
  scans: v.array(v.object({ labels, bad: v.array(span), known: v.array(span) })),
  firing: v.array(v.object({ name: v.string(), labels, activeAt: v.nullable(finite) })),
  names: texts,
  warnings: texts,
  infos: texts,
  clockLead: v.nullable(finite),
});

const snapshotSchema = v.object({
  format: v.literal(FORMAT),
  fingerprint: v.string(),
  savedAt: finite,
  results: v.array(
    v.object({
      queryKey: v.custom<ResultKey>(isLiveKey),
      data: result,
    }),
  ),
});

const SHAPES = ['samples', 'slots', 'tiles', 'alerts', 'rules', 'label-names'];

function isLiveKey(key: unknown): boolean {
  if (!Array.isArray(key) || !isResultKey(key) || key[1] !== 'live') return false;
  const query: unknown = key[2];
  return (
    typeof query === 'object' &&
    query !== null &&
    SHAPES.includes(String((query as { shape?: unknown }).shape))
  );
}

/**
 * What is in use and about now. Of each query the data only: what went wrong since, the next page finds out itself.
 * @param isOwn whether this page itself was told so, instead of merely remembering it
 */
export function makeSnapshot(
  queries: QueryClient,
  { fingerprint, savedAt }: Pick<Snapshot, 'fingerprint' | 'savedAt'>,
  isOwn: (result: QueryResult) => boolean,
): Snapshot {
  const { queries: dehydrated } = dehydrate(queries, {
    shouldDehydrateQuery: (query) =>
      query.isActive() &&
      isLiveKey(query.queryKey) &&
      query.state.data !== undefined &&
      isOwn(query.state.data as QueryResult),
  });
  const results = dehydrated.map(
    // The buckets are counted again where they are restored.
    ({ queryKey, state }) => {
      const { buckets, ...data } = state.data as QueryResult;
      return { queryKey: queryKey as ResultKey, data };
    },
  );
  return { format: FORMAT, fingerprint, savedAt, results };
}

/**
 * A stored snapshot; null for one that is damaged, of another scorecard, server or release, older than a week, or from
 * a future that a wrong clock made up.
 */
export function readSnapshot(
  stored: unknown,
  { fingerprint, now }: { fingerprint: string; now: EpochMs },
): Snapshot | null {
  if (!v.is(snapshotSchema, stored) || stored.fingerprint !== fingerprint) return null;
  const age = now - stored.savedAt;
  if (age > LONGEST_KEPT || age < -DAY) return null;
  // Validated above, field by field; brands exist in types only.
  return stored as unknown as Snapshot;
}

/** Shown until there are newer responses, and never in place of one. */
export function restoreResults(queries: QueryClient, { results }: Snapshot): void {
  const missing = results.filter(({ queryKey }) => queries.getQueryData(queryKey) === undefined);
  const state: Pick<DehydratedState, 'queries'> = {
    queries: missing.map(({ queryKey, data }) => ({
      queryKey,
      queryHash: hashKey(queryKey),
      dehydratedAt: data.at,
      state: {
        data: counted(queryKey[2], data),
        dataUpdateCount: 1,
        dataUpdatedAt: data.at,
        error: null,
        errorUpdateCount: 0,
        errorUpdatedAt: 0,
        fetchFailureCount: 0,
        fetchFailureReason: null,
        fetchMeta: null,
        isInvalidated: false,
        status: 'success',
        fetchStatus: 'idle',
      },
    })),
  };
  hydrate(queries, state);
}
