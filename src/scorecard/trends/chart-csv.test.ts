import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { chartCsv, heatCsv } from './chart-csv.ts';

const at = (minute: number) => Date.UTC(2026, 0, 31, 0, minute);
const span = { start: epochMs(at(0)), end: epochMs(at(2)) };
const line = (label: string, ...points: [number, number][]) => ({
  label,
  times: Float64Array.from(points, ([minute]) => at(minute)),
  values: Float64Array.from(points, ([, value]) => value),
});

describe('chartCsv', () => {
  test('joins lines by time, leaves out what is not on screen, and rounds nothing', () => {
    expect(chartCsv([line('P50', [0, 0.1], [2, 1 / 3], [3, 9]), line('=P95', [1, 0.2])], span)).toBe(
      [
        "time,P50,'=P95",
        '2026-01-31T00:00:00.000Z,0.1,',
        '2026-01-31T00:01:00.000Z,,0.2',
        '2026-01-31T00:02:00.000Z,0.3333333333333333,',
        '',
      ].join('\r\n'),
    );
  });

  test('says of which values only a lower bound is known', () => {
    const open = { ...line('P99', [0, 2.5], [1, 0.3]), band: { high: Float64Array.of(Infinity, 0.5) } };
    expect(chartCsv([{ ...open, peaks: Float64Array.of(2.5, 0.4) }], span)).toBe(
      [
        'time,P99,"P99, peak","P99, at least"',
        '2026-01-31T00:00:00.000Z,2.5,2.5,yes',
        '2026-01-31T00:01:00.000Z,0.3,0.4,',
        '',
      ].join('\r\n'),
    );
  });
});

test('heatCsv has a column a bucket, and nothing where nothing is known', () => {
  const heat = {
    bounds: Float64Array.of(0.1, Infinity),
    times: Float64Array.of(at(1), at(9)),
    cells: Float64Array.of(7, Number.NaN, 1, 1),
  };
  expect(heatCsv(heat, span)).toBe('time,le 0.1,le +Inf\r\n2026-01-31T00:01:00.000Z,7,\r\n');
});
