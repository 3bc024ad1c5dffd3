import { expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { epochMs, MINUTE } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import type { TrendState } from '#scorecard/trends/trend-state.ts';
import { statusClassLines } from './status-classes.ts';

const errors: IndicatorOf<'ratio'> = {
  id: 'errors',
  title: 'Errors',
  kind: 'ratio',
  query: 'r{$filters}[$window]',
  label: 'code',
  bad: '5..',
  report: 'bad',
  unit: 'ratio',
  window: MINUTE,
  direction: 'atMost',
};

const plan = planTrend(errors, { window: null, filters: [] }, { scrapeInterval: MINUTE, maxPoints: 60 });
if (plan === null) throw new Error('an error rate has a trend');

const counter = (code: string, ...points: [number, number][]): Series => ({
  labels: { code },
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
});

function state(...series: Series[]): TrendState {
  const result = { at: epochMs(3), series } as unknown as QueryResult;
  const trend = { step: plan?.step } as never;
  if (plan === null) throw new Error('no plan');
  return { plan, state: 'ready', at: epochMs(3), trend, results: new Map([['query', result]]) };
}

test('each class is a share of all requests, a class without requests is none of them', () => {
  const lines = statusClassLines(
    state(
      counter('200', [1, 90], [2, 50], [3, 0]),
      counter('204', [1, 5], [2, 50], [3, 0]),
      counter('500', [1, 3]),
      counter('503', [1, 2]),
      counter('404', [1, 0], [2, 100]),
    ),
  );
  expect(lines.map(({ label, values }) => [label, ...values])).toEqual([
    ['5xx', 0.05, 0, Number.NaN],
    ['4xx', 0, 0.5, Number.NaN],
    ['2xx', 0.95, 0.5, Number.NaN],
  ]);
  expect(lines.map(({ isUndrawn }) => isUndrawn === true)).toEqual([false, false, true]);
});

test('labels that are no status codes have no classes', () => {
  expect(statusClassLines(state(counter('ok', [1, 1]), counter('500', [1, 1])))).toEqual([]);
  expect(statusClassLines(undefined)).toEqual([]);
});
