import { expect, test } from 'vitest';
import { DAY, durationMs } from '#compute/units.ts';
import { dailyQuery } from './per-day.ts';

const isDaily = (template: string) => dailyQuery(template, durationMs(30 * DAY), []).daily?.expr ?? null;

test.each([
  ['sum(increase(a_total[$window]))', 'sum(increase(a_total[1d]))'],
  ['sum by (status) (increase(a_total{$filters}[$window]))', 'sum by (status) (increase(a_total{}[1d]))'],
  ['sum(increase(a_total[$window])) by (status)', 'sum(increase(a_total[1d])) by (status)'],
  ['SUM without (pod) (increase(a_total[$window]))', 'SUM without (pod) (increase(a_total[1d]))'],
  ['sum(increase(a_total{path=~"[a-z]+(/x)?"}[$window]))', 'sum(increase(a_total{path=~"[a-z]+(/x)?"}[1d]))'],
  ['sum(increase(a_total[$window])) # a day', 'sum(increase(a_total[1d]))'],
])('the days of %s add up', (template, daily) => expect(isDaily(template)).toBe(daily));

test.each([
  'max(increase(a_total[$window]))',
  'increase(a_total[$window])',
  'sum(rate(a_total[$window]))',
  'sum(increase(a_total[$window])) / 2',
  'sum(increase(a_total[$window]) > 5)',
  'sum(1 / increase(a_total[$window]))',
  'sum(increase(a_total[$window] offset 1h))',
  'sum(increase(a_total[$window])) or vector(0)',
  'sum(increase(a_total[$window])) + sum(increase(b_total[$window]))',
  'sum(clamp_max(increase(a_total[$window]), 5))',
  'sum(increase(a_total[1d]))',
  'sum(increase(a_total{x="[$window]"}[5m]))',
  'sum(increase(a_total)) keep_metric_names',
])('the days of %s are not known to', (template) => expect(isDaily(template)).toBeNull());
