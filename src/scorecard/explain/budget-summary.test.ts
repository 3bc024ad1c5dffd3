import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetBar } from './budget-summary.ts';
import { usedTime } from './budget-time.ts';

describe('the bar of a budget', () => {
  test.for([
    { remaining: 1, bar: { used: 0, overspent: 0, left: 1 } },
    { remaining: 0.25, bar: { used: 0.75, overspent: 0, left: 0.25 } },
    { remaining: 0, bar: { used: 1, overspent: 0, left: 0 } },
    // Four times the budget: a quarter of what was spent was allowed.
    { remaining: -3, bar: { used: 0.25, overspent: 0.75, left: 0 } },
  ])('with $remaining left', ({ remaining, bar }) => {
    expect(budgetBar(remaining)).toEqual(bar);
  });

  test('is full of what happened: its parts add up, and spending is never an empty bar', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1, noNaN: true }), (remaining) => {
        const { used, overspent, left } = budgetBar(remaining);
        expect(used + overspent + left).toBeCloseTo(1, 9);
        for (const part of [used, overspent, left]) expect(part).toBeGreaterThanOrEqual(0);
        expect(overspent > 0).toBe(remaining < 0);
        if (remaining < 0) expect(left).toBe(0);
      }),
    );
  });
});

describe('a budget in plain time', () => {
  /** Seconds. */
  const ALL = 43.2 * 60;

  test.for([
    { left: 22.03 * 60, all: ALL, says: '21 of 43 minutes used, 22 left' },
    { left: ALL, all: ALL, says: '0 of 43 minutes used, 43 left' },
    { left: 0, all: ALL, says: '43 of 43 minutes used, 0 left' },
    { left: -21.6 * 60, all: ALL, says: '65 of 43 minutes used' },
    { left: -1, all: ALL, says: '44 of 43 minutes used' },
    { left: 30, all: 86.4, says: '56 of 86 seconds used, 30 left' },
    { left: 3600, all: 7.2 * 3600, says: '6.2 of 7.2 hours used, 1 left' },
  ])('$says', ({ left, all, says }) => {
    expect(usedTime({ left, all })).toBe(says);
  });
});
