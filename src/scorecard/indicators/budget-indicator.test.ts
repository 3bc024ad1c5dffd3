import { expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { incidentBudget, keepsBudget, objectiveOf } from './budget-indicator.ts';

const SHARE = { query: 'sum by (le) (increase(d_bucket[$window]))', budget: true };
const EVENTS = {
  bad: 'sum(increase(a_total[$window]))',
  total: 'sum(increase(b_total[$window]))',
  budget: true,
};

test.for([
  ['events', { ...EVENTS, report: 'good', direction: 'atLeast', target: 0.75 }, 0.75],
  ['events', { ...EVENTS, report: 'bad', direction: 'atMost', target: 0.25 }, 0.75],
  ['share', { ...SHARE, side: 'atMost', direction: 'atLeast', target: 0.75 }, 0.75],
  ['share', { ...SHARE, side: 'above', direction: 'atMost', target: 0.25 }, 0.75],
  ['share', { ...SHARE, side: 'above', direction: 'atLeast', target: 0.75 }, 0.75],
] as const)('%s: three of four have to be good', ([kind, settings, objective]) => {
  const indicator = stubIndicator(kind, settings);
  if (!keepsBudget(indicator)) throw new Error('no budget');
  expect(objectiveOf(indicator)).toBe(objective);
});

test('a budget that nobody asked for is none', () => {
  expect(keepsBudget(stubIndicator('share', { ...SHARE, budget: false, target: 0.25 }))).toBe(false);
  expect(keepsBudget(stubIndicator('share', { ...SHARE, budget: undefined, target: 0.25 }))).toBe(false);
  expect(keepsBudget(stubIndicator('gauge', { query: 'x', target: 1 }))).toBe(false);
});

test('incidents are set against a budget of failures, wherever it stands, or the first there is', () => {
  const slow = stubIndicator('share', { ...SHARE, target: 0.25 });
  const failed = stubIndicator('events', { ...EVENTS, report: 'bad', target: 0.25 });
  expect(incidentBudget([slow, failed])).toBe(failed);
  expect(incidentBudget([slow])).toBe(slow);
  expect(incidentBudget([])).toBeUndefined();
});
