import { describe, expect, test } from 'vitest';
import {
  BURN_ALERTS,
  burnFactor,
  burnRate,
  earliestExhaustion,
  errorBudget,
  firingBurnAlerts,
  rollingExhaustion,
} from './error-budget.ts';
import { DAY, durationMs, HOUR, ratio } from './units.ts';
import json from './vectors/error_budget.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type Vectors = {
  budget: {
    id: string;
    input: { good: number; total: number; target: number; windowDays: number };
    expected: {
      sli: number;
      badRatio: number;
      consumed: number;
      remaining: number;
      budgetEvents: number;
      budgetSeconds: number;
      secondsSpent: number | null;
    };
    tol: number;
  }[];
  exhaustionConservative: {
    input: { remaining: number; burnRate: number; windowDays: number };
    expected: { earliestDaysToExhaustion: number };
  }[];
};
const vectors = readVectors<Vectors>(json);
const days = (count: number) => durationMs(count * DAY);

describe('errorBudget', () => {
  test.for(vectors.budget)('$id', ({ input, expected, tol }) => {
    const { good, total, target, windowDays } = input;
    const budget = errorBudget({ bad: total - good, valid: total }, ratio(target), days(windowDays));
    if (Number.isNaN(expected.sli)) {
      expect(budget).toEqual({ kind: 'no-data', reason: 'no-valid-events' });
      return;
    }
    if (budget.kind === 'no-data') throw new Error(budget.reason);
    const { sli, badRatio, consumed, remaining, budgetEvents, budgetTime, timeSpent } = budget.value;
    assertClose(sli, expected.sli, { tol });
    assertClose(badRatio, expected.badRatio, { tol });
    assertClose(consumed, expected.consumed, { tol });
    assertClose(remaining, expected.remaining, { tol });
    assertClose(budgetEvents, expected.budgetEvents, { tol });
    assertClose(budgetTime / 1000, expected.budgetSeconds, { tol });
    assertClose(timeSpent === null ? null : timeSpent / 1000, expected.secondsSpent, { tol });
  });

  test('an overspent budget is not clamped', () => {
    const budget = errorBudget({ bad: 3, valid: 1000 }, ratio(0.999), days(30));
    assertClose(budget.kind === 'ok' ? budget.value.remaining : null, -2, { tol: 1e-9 });
  });

  test('a target of 100 % without a bad event is untouched', () => {
    expect(errorBudget({ bad: 0, valid: 5 }, ratio(1), days(30))).toMatchObject({
      value: { consumed: 0, remaining: 1 },
    });
  });
});

describe('burnRate', () => {
  test.for(json.burnRate)('$input.badRatio against $input.target', ({ input, expected, tol }) => {
    assertClose(burnRate(ratio(input.badRatio), ratio(input.target)), expected, { tol });
  });
});

describe('earliestExhaustion', () => {
  test.for(vectors.exhaustionConservative)(
    '$input.remaining left at burn $input.burnRate',
    ({ input, expected }) => {
      const left = earliestExhaustion(input.remaining, input.burnRate, days(input.windowDays));
      // The vectors write +Inf for "not within the window".
      assertClose(left === null ? Number.POSITIVE_INFINITY : left / DAY, expected.earliestDaysToExhaustion);
    },
  );

  test('what outlasts the window is not forecast, what lasts exactly as long is', () => {
    expect(earliestExhaustion(0.5, 0.25, days(30))).toBeNull();
    expect(earliestExhaustion(1, 1, days(30))).toBe(30 * DAY);
  });
});

describe('rollingExhaustion', () => {
  test.for(json.exhaustionRolling)('$id', ({ input, expected }) => {
    const left = rollingExhaustion(Object.freeze(input.dailyConsumption), input.burnRate);
    assertClose(left === null ? null : left / DAY, expected.daysToExhaustionRolling);
  });

  test('without a day of history nothing is forecast', () => {
    expect(rollingExhaustion([], 5)).toBeNull();
  });
});

describe('firingBurnAlerts', () => {
  test('the alerts are those of the SRE workbook', () => {
    expect(BURN_ALERTS).toEqual(json.table);
  });

  test.for(json.multiWindow)('$id', ({ input, expected }) => {
    const firing = firingBurnAlerts(Object.freeze(input));
    expect(firing.map(({ severity, long }) => `${severity}:${long}`)).toEqual(expected.firing);
  });

  test('a burn rate exactly at the factor does not fire', () => {
    expect(firingBurnAlerts({ '3d': 1, '6h': 1 })).toEqual([]);
    expect(firingBurnAlerts({ '3d': 1 + Number.EPSILON, '6h': 1 + Number.EPSILON })).toHaveLength(1);
  });

  test('a window without data does not fire', () => {
    expect(firingBurnAlerts({ '1h': 100, '5m': null })).toEqual([]);
  });
});

describe('burnFactor', () => {
  test.for(json.factorFormula)('$input', ({ input, expected }) => {
    const { budgetFraction, longHours, windowDays } = input;
    assertClose(burnFactor(ratio(budgetFraction), durationMs(longHours * HOUR), days(windowDays)), expected);
  });
});
