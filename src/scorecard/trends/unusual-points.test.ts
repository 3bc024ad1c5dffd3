import { describe, expect, test } from 'vitest';
import { DAY, durationMs, HOUR } from '#compute/units.ts';
import { unusualPoints } from './unusual-points.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const STEP = durationMs(HOUR);

/** Thirty days by the hour; a day and night rhythm that never changes, but where told. */
function line(odd: readonly number[], hours = 30 * 24) {
  const times = Float64Array.from({ length: hours }, (_, hour) => START + hour * HOUR);
  const values = Float64Array.from(times, (_, hour) => (odd.includes(hour) ? 900 : 100 + (hour % 24)));
  return { times, values };
}

describe('unusualPoints', () => {
  test('is about what lasts: one odd hour is noise, four of them are two ringed points', () => {
    expect(unusualPoints(line([400]), STEP)?.since).toEqual([]);
    // Three of five are off from the third on.
    const unusual = unusualPoints(line([400, 401, 402, 403]), STEP);
    expect([...(unusual?.times ?? [])]).toEqual([START + 402 * HOUR, START + 403 * HOUR]);
    expect(unusual?.since).toEqual([START + 402 * HOUR]);
  });

  test('has nothing to say about less than a week, or about nothing', () => {
    expect(unusualPoints(line([1, 2, 3, 4], 24), STEP)).toBeNull();
    expect(unusualPoints(line([], 0), STEP)).toBeNull();
    expect(durationMs(7 * DAY)).toBeGreaterThan(24 * HOUR);
  });
});
