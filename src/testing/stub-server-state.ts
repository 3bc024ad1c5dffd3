import { QueriesObserver } from '@tanstack/query-core';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { keys } from '#data/keys.ts';
import { createQueryClient } from '#data/query-client.ts';
import { createInstantSource } from '#data/refresh-instant.ts';
import { resultQuery } from '#data/result-query.ts';
import { createServerState } from '#data/server-state.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

type Asked = { readonly expr: string; readonly at: EpochMs; readonly signal: AbortSignal | undefined };
type Turn = { readonly resolve: (value: number) => void; readonly reject: (error: PrometheusError) => void };

/** For tests: a server whose responses are given by hand, and a clock that is set by hand. */
export function stubServerState() {
  const asked: Asked[] = [];
  const pending: Turn[] = [];
  let shift = 0;
  const start = Date.now();
  const client = {
    query: (expr: string, at: EpochMs, signal?: AbortSignal) => {
      asked.push({ expr, at, signal });
      return new Promise((resolve, reject) => {
        pending.push({
          resolve: (value) =>
            resolve({ data: [{ labels: {}, time: at, value }], warnings: [], infos: [], clockLead: null }),
          reject,
        });
      });
    },
  } as unknown as PrometheusClient;
  // Goes on with the timers of the test.
  const clock = () => epochMs(NOW + Date.now() - start + shift);
  const state = createServerState(createQueryClient(), { client }, createInstantSource(clock));
  const { queries, resultSource } = state;
  return {
    ...state,
    asked,
    clock,
    now: NOW,
    setClock: (ms: number) => {
      shift += ms;
    },
    answer: (value: number) => pending.shift()?.resolve(value),
    fail: (error = down()) => pending.shift()?.reject(error),
    /** As a screen does. @returns what ends it */
    observe: (planned: readonly PlannedQuery[], at: EpochMs | null = null) =>
      new QueriesObserver(
        queries,
        planned.map((query) => resultQuery(resultSource, query, at)),
      ).subscribe(() => {}),
    stateOf: (query: PlannedQuery, at: EpochMs | null = null) =>
      queries.getQueryState<QueryResult, PrometheusError>(keys.result(query, at)),
  };
}

export const samplesOf = (expr: string): PlannedQuery => ({ shape: 'samples', expr });

export const down = (retryable = false): PrometheusError =>
  new PrometheusError('down', { kind: 'network', retryable });
