import { expect, test } from 'vitest';
import { DAY, durationMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { chartModel } from './chart-model.ts';
import { measureTrend } from './trend.ts';
import type { TrendState } from './trend-state.ts';

const AT = epochMs(30 * DAY);
const [indicator] = stubConfig().indicators;
const choice: Choice = { window: durationMs(DAY), filters: [] };

/** A line as the server answered it. */
function answered(...warnings: string[]): Extract<TrendState, { state: 'ready' }> {
  return answeredOf(indicator, ...warnings);
}

function answeredOf(
  indicator: Indicator | undefined,
  ...warnings: string[]
): Extract<TrendState, { state: 'ready' }> {
  const plan =
    indicator === undefined ? null : planTrend(indicator, choice, { scrapeInterval: MINUTE, maxPoints: 60 });
  if (plan === null) throw new Error('a gauge has a trend');
  const results = new Map([
    ['query', result({ data: null, warnings, infos: [], clockLead: null }, AT, { series: [] })],
  ]);
  const trend = measureTrend(plan, results);
  if (trend === null) throw new Error('an answer has a trend');
  return { plan, state: 'ready', at: AT, trend, results };
}

test('a chart has what the server says against its lines, the earlier ones and the peaks', () => {
  const model = chartModel('Latency', [answered('the line')], {
    at: AT,
    currency: 'USD',
    before: [answered('the line before')],
    finer: [answered('the peaks')],
  });
  expect(model.warnings).toEqual(['the line', 'the line before', 'the peaks']);
  expect(chartModel('Latency', [answered()], { at: AT, currency: 'USD' }).warnings).toEqual([]);
});

test.for([
  [{ unit: 'count', unitText: 'orders' }, 'orders', '1,500\u00A0orders', '1,500', undefined],
  [
    { unit: 'per-day', unitText: 'orders' },
    'orders per day',
    '1,500\u00A0orders/day',
    '1,500/day',
    undefined,
  ],
  [{ unit: 'count' }, 'count', '1,500', undefined, undefined],
  [{ unit: 'bytes' }, 'size', '1.46\u00A0KiB', undefined, true],
] as const)(
  '%j: the name stands over the axis, and its ticks are short',
  ([unit, label, value, tick, isBinary]) => {
    const [measured] = stubConfig({}, unit).indicators;
    const model = chartModel('Sizes', [answeredOf(measured)], { at: AT, currency: 'USD' });
    expect(model.unitLabel).toBe(label);
    expect(model.formatValue(1500)).toBe(value);
    expect(model.formatTick?.(1500)).toBe(tick);
    expect(model.isBinary).toBe(isBinary);
  },
);
