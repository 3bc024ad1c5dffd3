import { describe, expect, test } from 'vitest';
import { DAY, type DurationMs, epochMs } from '#compute/units.ts';
import type { ChartModel } from './chart-model.ts';
import { partOfChart } from './part-of-chart.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const day = (count: number) => epochMs(START + count * DAY);
const DAYS = Array.from({ length: 31 }, (_, index) => index);

/** A point a day, from the 1st to the 31st, each its number. */
const MODEL: ChartModel = {
  title: 'Budget left',
  unitLabel: 'share',
  state: 'ready',
  message: '',
  lines: [
    {
      id: 'a',
      label: 'Left',
      rank: 0,
      step: DAY as DurationMs,
      times: Float64Array.from(DAYS, (count) => day(count)),
      values: Float64Array.from(DAYS),
    },
  ],
  targets: [],
  span: { start: day(0), end: day(30) },
  step: DAY as DurationMs,
  notes: [],
  warnings: [],
  exprs: [],
  queryUnit: null,
  limit: 1,
  formatValue: String,
};

describe('the part of a chart that a zoom looks at', () => {
  test('keeps its values: what is left of a budget is that of the whole window', () => {
    const part = partOfChart(MODEL, { start: day(10), end: day(20) });
    expect(part.span).toEqual({ start: day(10), end: day(20) });
    expect([...(part.lines[0]?.values ?? [])]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  test('ends where the chart does', () => {
    const part = partOfChart(MODEL, { start: day(-10), end: day(12) });
    expect(part.span).toEqual({ start: day(0), end: day(12) });
    expect(part.lines[0]?.times).toHaveLength(13);
  });

  test.for([
    ['closer than its points', { start: day(10), end: day(11) }],
    ['beside it', { start: day(40), end: day(50) }],
  ] as const)('is all of it where the zoom is %s', ([, span]) => {
    expect(partOfChart(MODEL, span)).toBe(MODEL);
  });
});
