import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { result } from '#scorecard/queries/query-result.ts';
import type { MeasuredTrend, TrendState } from '#scorecard/trends/trend-state.ts';
import { warningsOfTrends } from '#scorecard/trends/trend-state.ts';
import { warningsOf } from './server-warnings.ts';

const AT = epochMs(0);
const read = (...warnings: string[]) => result({ data: null, warnings, infos: [], clockLead: null }, AT, {});
const answered = (...warnings: string[]) =>
  ({ state: 'ready', result: read(...warnings), refreshError: null }) as const;
const error = new PrometheusError('down', { kind: 'network' });

describe('warningsOf', () => {
  test('takes those of every answer that is there', () => {
    const states = [
      answered('a', 'b'),
      undefined,
      { state: 'loading' },
      { state: 'failed', error },
      answered('c'),
    ];
    expect(warningsOf(states as Parameters<typeof warningsOf>[0])).toEqual(['a', 'b', 'c']);
  });
});

describe('warningsOfTrends', () => {
  const plan = {} as MeasuredTrend['plan'];
  const measured = (...warnings: string[]): MeasuredTrend => ({
    plan,
    trend: {} as MeasuredTrend['trend'],
    results: new Map([
      ['bad', read(...warnings)],
      ['valid', read()],
    ]),
  });

  test('takes those of all answers a line is made of', () => {
    expect(warningsOfTrends([{ ...measured('a'), state: 'ready', at: AT }, measured('b')])).toEqual([
      'a',
      'b',
    ]);
  });

  test('a line that stays while the next one is asked for keeps what was said against it', () => {
    const states: TrendState[] = [
      { plan, state: 'loading', known: measured('a') },
      { plan, state: 'loading', known: null },
      { plan, state: 'failed', error },
    ];
    expect(warningsOfTrends(states)).toEqual(['a']);
  });
});
