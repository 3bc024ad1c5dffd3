import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { selectedSpan } from './selected-span.ts';

const within = { start: epochMs(95), end: epochMs(200) };
const select = (from: number, to: number) => selectedSpan(from, to, durationMs(10), within);

describe('selectedSpan', () => {
  test.for([
    { name: 'lies on the grid of the points', from: 121, to: 158, start: 120, end: 160 },
    { name: 'either way round', from: 158, to: 121, start: 120, end: 160 },
    { name: 'is at least one step', from: 121, to: 122, start: 120, end: 130 },
    { name: 'is at least one step at the end too', from: 199, to: 200, start: 190, end: 200 },
    { name: 'does not leave the chart', from: 0, to: 999, start: 100, end: 200 },
  ])('$name', ({ from, to, start, end }) => {
    expect(select(from, to)).toEqual({ start, end });
  });
});
