import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { type RuleGroup, ruleFile } from './rule-file.ts';
import { ruleFileText } from './rule-file-text.ts';

type Kind = Parameters<typeof stubIndicator>[0];

const EVENTS = 'sum(increase(projects_total{$filters}[$window]))';

const STUB = stubConfig({
  pillars: [{ id: 'p', title: 'P', headline: 'x' }],
  indicators: [
    {
      id: 'x',
      title: 'X',
      pillar: 'p',
      kind: 'gauge',
      query: 'x',
      across: 'max',
      unit: 'count',
      direction: 'atMost',
      target: 1,
    },
  ],
});

/** The rules of one indicator beside one that is sound. */
function rulesFor(kind: Kind, settings: object) {
  const sound = {
    ...stubIndicator('gauge', { query: 'max(sound)', target: 1 }),
    id: 'sound',
    title: 'Sound',
  };
  const indicator = stubIndicator(kind, { target: 0.5, ...settings });
  const config = { ...STUB, indicators: [sound, indicator] };
  const text = ruleFileText(ruleFile(config, { page: null }));
  const { groups } = parse(text) as { groups: readonly RuleGroup[] };
  const names = groups
    .flatMap(({ rules }) => rules)
    .map((rule) => ('record' in rule ? rule.record : rule.alert));
  return {
    comments: text.split('\n').filter((line) => line.startsWith('# Left out')),
    own: names.filter((name) => !/sound/i.test(name)),
    sound: names.filter((name) => /sound/i.test(name)),
  };
}

describe('a query that cannot give its figure', () => {
  test.each<[string, Kind, object, string]>([
    [
      'per-second',
      'ratio',
      { query: 'sum by (status) (rate(x_total[$window]))' },
      '# Left out: all its rules of X (x). The query gives events per second where the number of events is needed: write increase(…[$window]) in place of rate(…).',
    ],
    [
      'per-second over a count',
      'quotient',
      { numerator: 'sum(rate(cost_usd_total[$window]))', denominator: EVENTS },
      'in place of rate(…)',
    ],
    [
      'fixed-range',
      'rate',
      { query: 'sum(increase(x_total[5m]))' },
      'it asks for 5m while the window is 30d; write [$window] in place of [5m].',
    ],
    [
      'raw-counter',
      'quotient',
      { numerator: 'sum(cost_usd_total)', denominator: EVENTS },
      'cost_usd_total counts since its process started',
    ],
    [
      'not-over-window',
      'share',
      { query: 'sum by (le) (d_bucket)' },
      'wrap the counter as increase(…{$filters}[$window])',
    ],
    [
      'server-quantile',
      'quantile',
      { query: 'histogram_quantile(0.95, sum by (le) (increase(d_bucket[$window])))' },
      'leave out histogram_quantile()',
    ],
    [
      'cumulative-buckets',
      'ratio',
      { query: 'sum by (le) (increase(d_bucket[$window]))', label: 'le', bad: '.Inf' },
      'use the kind "share" with a bound',
    ],
  ])('%s: has no rules, and a comment that says why', (_, kind, settings, says) => {
    const { own, comments, sound } = rulesFor(kind, settings);
    expect(own).toEqual([]);
    expect(comments).toEqual([expect.stringContaining(says)]);
    expect(comments[0]).toContain(' of X (x). ');
    expect(sound).toEqual(['pillars:sound:query', 'PillarsSoundOffTarget', 'PillarsSoundNoData']);
  });

  test('says nothing of a sound one', () => {
    const { own, comments } = rulesFor('ratio', { query: 'sum by (status) (increase(x_total[$window]))' });
    expect(comments).toEqual([]);
    expect(own).toEqual(['pillars:x:query_30d', 'PillarsXOffTarget', 'PillarsXNoData']);
  });

  test('leaves out the burn alerts alone where a range that is written out fits only the whole window', () => {
    const settings = { query: 'sum by (status) (increase(x_total[30d]))', budget: true, target: 0.001 };
    const { own, comments } = rulesFor('ratio', settings);
    expect(own).toEqual(['pillars:x:query_30d', 'PillarsXOffTarget', 'PillarsXNoData']);
    expect(comments).toEqual([
      expect.stringMatching(/^# Left out: its burn alerts of X \(x\)\. .*it asks for 30d/),
    ]);
  });

  test('a title that breaks the line stays in the comment', () => {
    const { comments, sound } = rulesFor('rate', {
      title: 'A\nrules:\r- b\u2028c',
      query: 'sum(rate(x_total[$window]))',
    });
    expect(comments).toEqual([expect.stringContaining('A rules: - b c (x)')]);
    expect(sound).toHaveLength(3);
  });
});
