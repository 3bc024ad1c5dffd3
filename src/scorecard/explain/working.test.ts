import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { workingOf } from './working.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

test.for([
  [{ bad: 'sum(increase(a_total[$window]))', report: 'bad' }, 30, '30 ÷ 1,000 = 3 %'],
  [{ bad: 'sum(increase(a_total[$window]))', report: 'good' }, 30, '1 − 30 ÷ 1,000 = 97 %'],
  [{ good: 'sum(increase(a_total[$window]))', report: 'good' }, 970, '970 ÷ 1,000 = 97 %'],
  [{ good: 'sum(increase(a_total[$window]))', report: 'bad' }, 970, '1 − 970 ÷ 1,000 = 3 %'],
] as const)('%# of two counters is worked out', ([settings, marked, working]) => {
  const total = 'sum(increase(b_total[$window]))';
  const evaluation = evaluateIndicator(
    planFigure(stubIndicator('events', { ...settings, total }), { window: null, filters: [] }),
    {
      now: AT,
      find: (query) => {
        const value = query.expr.startsWith('sum(increase(a_total') ? marked : 1000;
        const counts = { samples: [{ labels: {}, time: AT, value }] };
        const none = { data: null, warnings: [], infos: [], clockLead: null };
        return {
          state: 'ready',
          refreshError: null,
          result: fullEvidence(query, AT) ?? result(none, AT, counts),
        };
      },
    },
  );
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  expect(workingOf(evaluation, 'USD')?.replaceAll('\u00A0', ' ')).toBe(working);
});

test('the worst group of a ratio is named before its numbers', () => {
  const samples = [
    { labels: { service: 'api', status: '200' }, time: AT, value: 970 },
    { labels: { service: 'api', status: '500' }, time: AT, value: 30 },
    { labels: { service: 'shop', status: '200' }, time: AT, value: 1000 },
  ];
  const query = 'sum by (service, status) (increase(a_total[$window]))';
  const indicator = stubIndicator('ratio', { query, groupBy: 'service', target: 0.01 });
  const none = { data: null, warnings: [], infos: [], clockLead: null };
  const evaluation = evaluateIndicator(planFigure(indicator, { window: null, filters: [] }), {
    now: AT,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result: fullEvidence(query, AT) ?? result(none, AT, { samples }),
    }),
  });
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  expect(workingOf(evaluation, 'USD')?.replaceAll('\u00A0', ' ')).toBe('api: 30 ÷ 1,000 = 3 %');
});
