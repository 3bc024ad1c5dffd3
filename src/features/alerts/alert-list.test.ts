import { describe, expect, test } from 'vitest';
import type { FiringAlert, Rule } from '#prometheus/api-response.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { alertRows, brokenRules } from './alert-list.ts';

const { indicators } = stubConfig({}, { query: 'queue_length{$filters}' });
const alert = (name: string, more: Partial<FiringAlert> = {}): FiringAlert => ({
  name,
  state: 'firing',
  labels: { alertname: name },
  annotations: {},
  activeAt: null,
  ...more,
});
const rule = (name: string, query: string, more: Partial<Rule> = {}): Rule => ({
  group: 'g',
  name,
  kind: 'alerting',
  query,
  health: 'ok',
  lastError: null,
  ...more,
});

describe('alertRows', () => {
  test('an alert is about the indicator it names, else about one that asks for the same metric', () => {
    const rules = [rule('Long', 'max(queue_length{job="x"}) > 5'), rule('Other', 'queue_length_total[5m]')];
    const named = alert('Long', { labels: { alertname: 'Long', indicator: 'b' } });
    const rows = alertRows([named, alert('Long'), alert('Other'), alert('Unknown')], rules, indicators);
    expect(rows.map(({ indicator }) => indicator)).toEqual(['b', 'a', null, null]);
  });

  test.each([
    ['without matchers or a range', 'sum(queue_length) > 5', 'a'],
    ['in a text', 'label_replace(other, "a", "queue_length{", "b", "")', null],
    ['in a comment', 'other > 5 # queue_length[5m]', null],
    ['as part of another name', 'my:queue_length{job="x"}', null],
  ])('a metric %s', (_, query, indicator) =>
    expect(alertRows([alert('A')], [rule('A', query)], indicators)[0]?.indicator).toBe(indicator),
  );

  test('what fires comes before what is about to', () => {
    const rows = alertRows([alert('A', { state: 'pending' }), alert('B')], [], indicators);
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['B', 'firing'],
      ['A', 'pending'],
    ]);
  });
});

test('a rule that cannot be evaluated is named with the reason', () => {
  const broken = rule('Bad', 'a * on() b', { health: 'err', lastError: 'many-to-many matching' });
  expect(brokenRules([rule('Good', 'up'), broken])).toEqual([
    { id: 'g/Bad', name: 'Bad', reason: 'many-to-many matching' },
  ]);
});
