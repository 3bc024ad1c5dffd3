import { expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { leftOut } from './left-out.ts';
import { ruleFile } from './rule-file.ts';

const MONTH = {
  query: 'sum by (status) (increase(requests_total{$filters}[$window]))',
  report: 'good',
  direction: 'atLeast',
  target: 0.999,
  window: 'month',
};

const namesOf = (settings: object) => {
  const indicator = stubIndicator('ratio', settings);
  const config = { ...stubConfig(), pillars: [], indicators: [indicator] };
  const { groups } = ruleFile(config, { page: null });
  return {
    left: leftOut(indicator),
    names: groups.flatMap(({ rules }) => rules.map((rule) => ('alert' in rule ? rule.alert : rule.record))),
  };
};

test('a period of the calendar has no rule of one length, and its burn alerts stay', () => {
  const { left, names } = namesOf({ ...MONTH, budget: true });
  expect(left).toMatchObject({
    what: 'all but its burn alerts',
    reason: 'A rule has a window of one length, and the month so far is longer every second',
  });
  expect(names).toEqual([
    ...['5m', '1h', '30m', '6h', '3d'].map((window) => `pillars:x:query_${window}`),
    ...['PillarsXBurn1h', 'PillarsXBurn6h', 'PillarsXBurn3d'],
  ]);
});

test('without a budget there is no rule at all', () => {
  const { left, names } = namesOf(MONTH);
  expect([left?.what, names]).toEqual(['all its rules', []]);
});
