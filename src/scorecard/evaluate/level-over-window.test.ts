import { expect, test } from 'vitest';
import { type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const ANSWER = { data: null, warnings: [], infos: [], clockLead: null };
const LEAST = { unit: 'ratio', direction: 'atLeast', target: 0.999 };
const MOST = { unit: 'seconds', direction: 'atMost', target: 0.2 };

/** A gauge over a day, of which the last hours had samples. */
function judged(settings: object, value: number, hours: number) {
  const indicator = stubIndicator('gauge', { window: '24h', ...settings });
  const plan = planFigure(indicator, { window: null, filters: [] });
  const times = Array.from({ length: hours }, (_, index): EpochMs => epochMs(AT - index * HOUR)).reverse();
  const series = [{ labels: {}, times: Float64Array.from(times), values: Float64Array.from(times, () => 1) }];
  const evaluation = evaluateIndicator(plan, {
    now: AT,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result:
        query.shape === 'tiles' && query.span === 24 * HOUR
          ? result(ANSWER, AT, { series })
          : (fullEvidence(query, AT) ?? result(ANSWER, AT, { samples: [{ labels: {}, time: AT, value }] })),
    }),
  });
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  return evaluation.judgement;
}

test.for([
  { hours: 24, status: 'Exceeding', reasons: [] },
  { hours: 22, status: 'Exceeding', reasons: [] },
  { hours: 20, status: 'Met', reasons: ['insufficient-coverage'] },
  { hours: 11, status: 'No data', reasons: ['insufficient-coverage'] },
])('a mean over a day of which $hours h are known is $status', ({ hours, status, reasons }) => {
  const query = 'avg_over_time(probe_success{$filters}[$window])';
  expect(judged({ ...LEAST, ideal: 1, query }, 1, hours)).toMatchObject({ status, reasons });
});

// Of 24 h, 6 are known. Half of them down is 3 h of 24: 12.5 % against 0.1 % that is allowed.
test.for([
  {
    what: 'a mean that cannot recover',
    query: 'avg_over_time(up[$window])',
    ...LEAST,
    value: 0.5,
    status: 'Missed',
  },
  {
    what: 'a mean that could recover',
    query: 'avg_over_time(up[$window])',
    ...LEAST,
    value: 0.998,
    status: 'No data',
  },
  { what: 'a maximum', query: 'max_over_time(wait[$window])', ...MOST, value: 0.3, status: 'Missed' },
  { what: 'a minimum', query: 'min_over_time(up[$window])', ...LEAST, value: 0.9, status: 'Missed' },
  {
    what: 'a quantile',
    query: 'quantile_over_time(0.9, wait[$window])',
    ...MOST,
    value: 0.3,
    status: 'No data',
  },
  { what: 'a good maximum', query: 'max_over_time(wait[$window])', ...MOST, value: 0.1, status: 'No data' },
])('$what that is known for a quarter is $status', ({ what: _, value, status, ...settings }) => {
  expect(judged(settings, value, 6)?.status).toBe(status);
});
