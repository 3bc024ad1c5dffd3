import { expect, test } from 'vitest';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { down } from '#testing/stub-server-state.ts';
import { combineResults } from './combine-results.ts';

const result = (at: number) => ({ at }) as QueryResult;
const WAITING = { data: undefined, error: null };

test('nothing is there, something failed, something came, and an old response outlives an error', () => {
  const [fresh, old, error] = [result(2), result(1), down()];
  const states = combineResults(['waiting', 'failed', 'fresh', 'old'])([
    WAITING,
    { data: undefined, error },
    { data: fresh, error: null },
    { data: old, error },
  ]);
  expect(Object.fromEntries(states)).toEqual({
    waiting: { state: 'loading' },
    failed: { state: 'failed', error },
    fresh: { state: 'ready', result: fresh, refreshError: null },
    old: { state: 'ready', result: old, refreshError: error },
  });
});

test('the same objects as long as nothing changed in them', () => {
  const combine = combineResults(['a', 'b']);
  const [data, error] = [result(1), down()];
  const first = combine([{ data, error: null }, WAITING]);
  // As at the start of a refresh: new results, and nothing new in them.
  expect(combine([{ data, error: null }, { ...WAITING }])).toBe(first);
  const second = combine([
    { data, error: null },
    { data: undefined, error },
  ]);
  expect(second).not.toBe(first);
  expect(second.get('a')).toBe(first.get('a'));
});
