import { expect, test } from 'vitest';
import { DAY } from '#compute/units.ts';
import { readScorecard } from './read-scorecard.ts';

const read = (settings: object, review?: object) =>
  readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      ...(review === undefined ? {} : { review }),
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [
        {
          ...{ id: 'x', title: 'X', pillar: 'p', kind: 'rate', query: 'sum(increase(x_total[$window]))' },
          ...{ per: '1d', unit: 'per-day', direction: 'atLeast', target: 5 },
          ...settings,
        },
      ],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  );

test.for([
  [{ window: 'month' }, undefined, 'month', 31, 'UTC', 1],
  [{ window: 'quarter' }, { zone: 'Europe/Berlin' }, 'quarter', 92, 'Europe/Berlin', 1],
  [{ window: 'year' }, { zone: 'Asia/Tokyo', fiscalYearStart: 4 }, 'year', 366, 'Asia/Tokyo', 4],
] as const)('%j begins as %j says', ([settings, review, period, days, zone, fiscalYearStart]) =>
  expect(read(settings, review).config?.indicators[0]).toMatchObject({
    window: days * DAY,
    calendar: { period, zone, fiscalYearStart },
  }),
);

test('a length rolls along', () => {
  const [indicator] = read({ window: '30d' }, { zone: 'Asia/Tokyo' }).config?.indicators ?? [];
  expect(indicator).toMatchObject({ window: 30 * DAY });
  expect(indicator).not.toHaveProperty('calendar');
});

test.for([
  [
    { window: 'week' },
    'expected a Prometheus duration such as "30d", or "month", "quarter" or "year" so far',
  ],
  [{ window: 'Month' }, 'expected a Prometheus duration such as "30d", or'],
  [{ window: '11y' }, 'expected a duration from "1s" to "10y"'],
  [
    { kind: 'quantile', q: 0.95, per: undefined, unit: 'seconds', window: 'month' },
    'expected a Prometheus duration such as "5m", "30d" or "1h30m"',
  ],
] as const)('%j is refused', ([settings, message]) => {
  const { problems } = read(settings);
  expect(problems[0]).toMatchObject({
    path: 'indicators[0] (x).window',
    message: expect.stringContaining(message),
  });
});
