import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { figureChange, type WindowFigure } from './period-change.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WINDOW = durationMs(30 * DAY);

const indicators = stubConfig({
  pillars: [{ id: 'a', title: 'A', headline: 'share' }],
  indicators: [
    {
      id: 'share',
      pillar: 'a',
      title: 'Uptime',
      kind: 'ratio',
      query: 'sum by (status) (increase(requests[$window]))',
      label: 'status',
      bad: '500',
      report: 'good',
      unit: 'ratio',
      window: '30d',
      direction: 'atLeast',
      target: 0.999,
    },
    {
      id: 'cost',
      pillar: 'a',
      title: 'Cost',
      kind: 'rate',
      query: 'sum(increase(cost[$window]))',
      per: '30d',
      unit: 'currency',
      window: '30d',
      direction: 'atMost',
      target: 10,
    },
  ],
}).indicators;
const [share, cost] = indicators as [Indicator, Indicator];

const figure = (
  indicator: Indicator,
  samples: readonly Sample[],
  covered: number | null = null,
  warnings: readonly string[] = [],
): WindowFigure => ({
  covered,
  evaluation: evaluateIndicator(planIndicator(indicator, { window: WINDOW, filters: [] }), {
    now: AT,
    find: () => ({
      state: 'ready',
      refreshError: null,
      result: result({ data: null, warnings, infos: [], clockLead: null }, AT, { samples }),
    }),
  }),
});

const requests = (bad: number, all: number, covered: number | null = null) =>
  figure(
    share,
    [
      { labels: { status: '500' }, time: AT, value: bad },
      { labels: { status: '200' }, time: AT, value: all - bad },
    ],
    covered,
  );
const spent = (value: number, covered: number | null = null) =>
  figure(cost, [{ labels: {}, time: AT, value }], covered);

describe('figureChange', () => {
  test('shares differ by percentage points, amounts by percent', () => {
    expect(figureChange(requests(500, 1e6), requests(1000, 1e6))).toEqual({
      text: '+0.05\u00A0pp',
      sentence: 'better than the 30\u00A0d before',
      sense: 'better',
      warnings: [],
    });
    expect(figureChange(spent(330), spent(300))).toEqual({
      text: '+10\u00A0%',
      sentence: 'worse than the 30\u00A0d before',
      sense: 'worse',
      warnings: [],
    });
  });

  test('what the server says against the window before goes with the change', () => {
    const doubtful = figure(cost, [{ labels: {}, time: AT, value: 300 }], null, ['3 of 7 stores are down']);
    expect(figureChange(spent(330), doubtful)?.warnings).toEqual(['3 of 7 stores are down']);
  });

  test('three of 300 against two of 300 is no clear change', () => {
    expect(figureChange(requests(3, 300), requests(2, 300))).toMatchObject({
      text: 'no clear change',
      sense: 'unclear',
    });
  });

  test('nothing is compared with a window known in part, or not at all', () => {
    expect(figureChange(spent(330), spent(300, 0.89))).toBeNull();
    expect(figureChange(spent(330, 0.5), spent(300))).toBeNull();
    expect(figureChange(spent(330), figure(cost, []))).toBeNull();
    expect(figureChange(spent(330, 0.9), spent(300, 0.9))).not.toBeNull();
  });

  test('after nothing at all there is no percentage, and the same is no change', () => {
    expect(figureChange(spent(330), spent(0))?.text).toBe('new');
    expect(figureChange(spent(330), spent(330))?.text).toBe('no change');
  });

  test('a change too small to write is not written as none', () => {
    expect(figureChange(spent(300.01), spent(300))?.text).toBe('+<\u00A00.01\u00A0%');
  });
});
