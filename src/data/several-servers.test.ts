import { hashKey, QueriesObserver } from '@tanstack/query-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { down } from '#testing/stub-server-state.ts';
import { keys } from './keys.ts';
import { createQueryClient } from './query-client.ts';
import { createInstantSource } from './refresh-instant.ts';
import { resultQuery } from './result-query.ts';
import { createServerState } from './server-state.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const UP: PlannedQuery = { shape: 'samples', expr: 'up' };
const OF_EU: PlannedQuery = { ...UP, source: 'eu' };
const queriesOf = (source?: string): readonly PlannedQuery[] =>
  ['a', 'b', 'c'].map((expr) => ({ shape: 'samples', expr, ...(source === undefined ? {} : { source }) }));

/** Two servers that give a number of their own, or are down; with what each was asked. */
function openServers() {
  const asked: string[] = [];
  const broken = new Set<string>();
  const server = (name: string, value: number) =>
    ({
      query: async (expr: string, at: number) => {
        asked.push(`${name} ${expr}`);
        if (broken.has(name)) throw down(true);
        return { data: [{ labels: {}, time: at, value }], warnings: [], infos: [], clockLead: null };
      },
    }) as unknown as PrometheusClient;
  const clock = () => epochMs(Date.now());
  const clients = { client: server('default', 1), sources: new Map([['eu', server('eu', 2)]]) };
  const state = createServerState(
    createQueryClient({ random: () => 1 }),
    clients,
    createInstantSource(clock),
  );
  return {
    ...state,
    asked,
    broken,
    observe: (planned: readonly PlannedQuery[]) =>
      new QueriesObserver(
        state.queries,
        planned.map((query) => resultQuery(state.resultSource, query, null)),
      ).subscribe(() => {}),
    shownOf: (query: PlannedQuery) =>
      state.queries.getQueryData<QueryResult>(keys.result(query, null))?.samples[0]?.value,
  };
}

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe('two servers', () => {
  test('have a place each for the same PromQL', async () => {
    const { observe, asked, shownOf } = openServers();
    observe([UP, OF_EU]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(['default up', 'eu up']);
    expect([shownOf(UP), shownOf(OF_EU)]).toEqual([1, 2]);
    expect(hashKey(keys.result(UP, null))).not.toBe(hashKey(keys.result(OF_EU, null)));
    expect(hashKey(keys.exemplars({ exprs: ['up'] }, { start: NOW, end: NOW }))).not.toBe(
      hashKey(keys.exemplars({ exprs: ['up'], source: 'eu' }, { start: NOW, end: NOW })),
    );
    expect(hashKey(keys.recordings(undefined))).not.toBe(hashKey(keys.recordings('eu')));
  });

  test('a name that no server has is an error, and no question to the default one', async () => {
    const { resultSource, queries, asked } = openServers();
    const outcome = queries.fetchQuery(resultQuery(resultSource, { ...UP, source: 'asia' }, null));
    await expect(outcome).rejects.toThrow('there is no server called "asia"');
    expect(asked).toEqual([]);
  });

  test('one that is down is probed, while the other is asked everything', async () => {
    const { observe, asked, broken, scheduler, shownOf } = openServers();
    observe([...queriesOf(), ...queriesOf('eu')]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    broken.add('eu');
    const first = scheduler.refresh();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await first).toEqual({ state: 'answered', retryAfter: null });
    expect([scheduler.isDown(), scheduler.isDown('eu')]).toEqual([false, true]);
    asked.length = 0;
    const second = scheduler.refresh();
    await vi.advanceTimersByTimeAsync(MINUTE);
    await second;
    expect(asked.filter((entry) => entry.startsWith('default'))).toHaveLength(3);
    expect(asked.filter((entry) => entry.startsWith('eu'))).toHaveLength(1);
    // What it said before stays.
    expect(shownOf({ shape: 'samples', expr: 'a', source: 'eu' })).toBe(2);
    broken.clear();
    asked.length = 0;
    const third = scheduler.refresh();
    await vi.advanceTimersByTimeAsync(MINUTE);
    await third;
    expect(asked).toHaveLength(6);
    expect(scheduler.isDown('eu')).toBe(false);
  });

  test('both down are down', async () => {
    const { observe, broken, scheduler } = openServers();
    observe([UP, OF_EU]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    broken.add('eu').add('default');
    const refresh = scheduler.refresh();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await refresh).toMatchObject({ state: 'down' });
  });
});
