import { describe, expect, test } from 'vitest';
import { MINUTE } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { planFigure } from './plan-figure.ts';
import { queriesOf } from './plan-indicator.ts';
import { planTrend } from './plan-trend.ts';

const OWN = { window: null, filters: [] };
const ratio: Indicator = stubIndicator('ratio', {
  query: 'sum by (status) (increase(http_requests_total{$filters}[$window]))',
  report: 'good',
  direction: 'atLeast',
  target: 0.999,
  budget: true,
});
const incidents: Indicator = stubIndicator('incidents', { query: 'max(up == bool 0)', target: 60 });
const to = (indicator: Indicator, source: string): Indicator => ({ ...indicator, source });

/** Of all queries of a figure: for its value, its outlook and its evidence. */
const plannedFor = (indicator: Indicator) => queriesOf([planFigure(indicator, OWN)]);

describe('the source of an indicator', () => {
  test.for([
    ['a ratio with a budget', ratio],
    ['incidents', incidents],
  ] as const)('goes along with every query: %s', ([, indicator]) => {
    const plain = plannedFor(indicator);
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.some((query) => 'source' in query)).toBe(false);
    const eu = plannedFor(to(indicator, 'eu'));
    expect(eu).toEqual(plain.map((query) => ({ ...query, source: 'eu' })));
  });

  test('goes along with the queries over time', () => {
    const plan = planTrend(to(ratio, 'eu'), OWN, { scrapeInterval: MINUTE, maxPoints: 100 });
    const queries = Object.values(plan?.queries ?? {});
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.every(({ source }) => source === 'eu')).toBe(true);
  });

  test('tells the same PromQL for two servers apart, and for one server asks it once', () => {
    const plans = [ratio, to(ratio, 'eu'), to(ratio, 'us'), to(ratio, 'us')].map((one) =>
      planFigure(one, OWN),
    );
    const all = queriesOf(plans);
    expect(all).toHaveLength(3 * plannedFor(ratio).length);
    expect(new Set(all.map(queryId)).size).toBe(all.length);
  });
});
