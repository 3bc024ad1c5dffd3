import { expect, test } from 'vitest';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { type RatioIndicator, ratioGroupRows } from './ratio-group-rows.ts';

test('all groups are listed, also those that have no events or too few', () => {
  const indicator = stubIndicator('ratio', {
    query: 'sum by (service, status) (increase(requests_total{$filters}[$window]))',
    groupBy: 'service',
    target: 0.01,
    minSamples: 100,
  }) as RatioIndicator;
  const time = epochMs(0);
  const samples = [
    { labels: { service: 'api', status: '200' }, time, value: 970 },
    { labels: { service: 'api', status: '500' }, time, value: 30 },
    { labels: { service: 'batch', status: '500' }, time, value: 9 },
    { labels: { service: 'idle', status: '200' }, time, value: 0 },
  ];
  expect(ratioGroupRows(indicator, samples, durationMs(30 * DAY))).toEqual([
    { name: 'api', events: '1,000', share: '3\u00A0%', status: 'Missed' },
    { name: 'batch', events: '9', share: '100\u00A0%', status: 'No data' },
    { name: 'idle', events: '0', share: '–', status: 'No data' },
  ]);
});
