import { expect, test } from 'vitest';
import { errorBudget } from './error-budget.ts';
import { eventsNeeded } from './events-needed.ts';
import { DAY, durationMs, ratio } from './units.ts';

test.for([0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999, 0.995, 0.9])(
  '%s: one bad event meets it among that many, and not among one less',
  (target) => {
    const consumed = (valid: number) => {
      const budget = errorBudget({ bad: 1, valid }, ratio(target), durationMs(30 * DAY));
      return budget.kind === 'no-data' ? Number.NaN : budget.value.consumed;
    };
    const needed = eventsNeeded(target);
    expect(consumed(needed)).toBeLessThanOrEqual(1 + 1e-9);
    expect(consumed(needed - 1)).toBeGreaterThan(1);
  },
);

test('nothing is enough for a target of 100 %, and what is no share is refused', () => {
  expect(eventsNeeded(1)).toBe(Number.POSITIVE_INFINITY);
  expect(() => eventsNeeded(99.9)).toThrow(RangeError);
});
