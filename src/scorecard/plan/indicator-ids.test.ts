import { expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { errorIds } from './indicator-ids.ts';

test('errors beside latency are the shares of bad events that have a chart, whatever counts them', () => {
  const counters = { total: 'sum(increase(b_total[$window]))', target: 0.1 };
  const bad = 'sum(increase(a_total[$window]))';
  const config = {
    ...stubConfig(),
    indicators: [
      { ...stubIndicator('ratio', { query: 'sum by (status) (increase(b_total[$window]))' }), id: 'ratio' },
      { ...stubIndicator('events', { ...counters, bad }), id: 'events' },
      { ...stubIndicator('events', { ...counters, bad, report: 'good' }), id: 'good' },
      { ...stubIndicator('events', { ...counters, bad }), id: 'unseen' },
    ],
    views: { executive: [], operations: [], engineering: [], charts: ['ratio', 'events', 'good'] },
  };
  expect(errorIds(config)).toEqual(['ratio', 'events']);
});
