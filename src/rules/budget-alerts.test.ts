import { describe, expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import type { AlertingRule } from './alerting-rules.ts';
import { matchBound } from './promql-text.ts';
import { recordingsFor, selectorOf } from './recording.ts';
import { ruleFile } from './rule-file.ts';

type Kind = Parameters<typeof stubIndicator>[0];

const EVENTS = {
  bad: 'sum(increase(errors_total{$filters}[$window]))',
  total: 'sum(increase(requests_total{$filters}[$window]))',
  report: 'good',
  direction: 'atLeast',
  target: 0.999,
  budget: true,
};
const SHARE = {
  query: 'sum by (le) (increase(duration_seconds_bucket{$filters}[$window]))',
  bound: 0.3,
  side: 'atMost',
  direction: 'atLeast',
  target: 0.99,
  budget: true,
};

/** The rules of one indicator, with what is recorded in place of the recorded series: `<bad 1h>`. */
function rulesOf(kind: Kind, settings: object) {
  const indicator = stubIndicator(kind, settings);
  const config = {
    ...stubConfig({
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [
        {
          ...{ id: 'x', title: 'X', pillar: 'p', kind: 'gauge', query: 'x', across: 'max' },
          ...{ unit: 'count', direction: 'atMost', target: 1 },
        },
      ],
    }),
    indicators: [indicator],
  };
  const rules = ruleFile(config, { page: null }).groups.flatMap((group) => group.rules);
  const alerts = rules.filter((rule): rule is AlertingRule => 'alert' in rule);
  const selectors = [null, 300_000, 1_800_000, 3_600_000, 21_600_000, 259_200_000].flatMap((window) =>
    Object.entries(recordingsFor(indicator, window as Parameters<typeof recordingsFor>[1])).map(
      ([need, recording]): [string, string] => [
        selectorOf(recording).slice(0, -1),
        `<${need} ${recording.series.split('_').at(-1)}`,
      ],
    ),
  );
  const readable = (expr: string) =>
    selectors
      .reduce((text, [selector, name]) => text.replaceAll(selector, name), expr)
      .replaceAll(`,${matchBound(0.3)}}`, ' to 0.3}')
      .replaceAll(',le="+Inf"}', ' in all}')
      .replaceAll('}', '>');
  const exprOf = (name: string) => readable(alerts.find(({ alert }) => alert === name)?.expr ?? 'none');
  return { exprOf, alerts, recorded: rules.flatMap((rule) => ('record' in rule ? rule.record : [])) };
}

describe('two counters with a budget', () => {
  const { exprOf, alerts, recorded } = rulesOf('events', EVENTS);

  test('record both, over the window and over those of the burn alerts', () => {
    const windows = ['5m', '30m', '1h', '6h', '3d', '30d'];
    expect([...recorded].sort()).toEqual(
      windows.flatMap((window) => [`pillars:x:bad_${window}`, `pillars:x:total_${window}`]).sort(),
    );
  });

  test('page and ticket as the SRE workbook has them, at a budget of 1 - 0.999', () => {
    const bad = (window: string) =>
      `((sum(<bad ${window}>) or 0 * sum(<total ${window}>)) / sum(<total ${window}>))`;
    for (const [long, short, factor, severity] of [
      ['1h', '5m', 14.4, 'page'],
      ['6h', '30m', 6, 'page'],
      ['3d', '6h', 1, 'ticket'],
    ] as const) {
      expect(exprOf(`PillarsXBurn${long}`)).toBe(
        `${bad(long)} > ${factor} * (1 - 0.999) and ${bad(short)} > ${factor} * (1 - 0.999)`,
      );
      expect(alerts.find(({ alert }) => alert === `PillarsXBurn${long}`)?.labels.severity).toBe(severity);
    }
  });

  test('are off target by the figure, and without data where the total is, or is less than its part', () => {
    expect(exprOf('PillarsXOffTarget')).toBe(
      '1 - (sum(<bad 30d>) or 0 * sum(<total 30d>)) / sum(<total 30d>) < 0.999',
    );
    expect(exprOf('PillarsXNoData')).toBe(
      'absent(max(<total 30d>)) or sum(<bad 30d>) > sum(<total 30d>) * 1.000000001',
    );
  });

  test('a budget of bad events is the target itself', () => {
    const settings = { ...EVENTS, bad: undefined, good: EVENTS.bad, report: 'bad', direction: 'atMost' };
    const expr = rulesOf('events', { ...settings, target: 0.001 }).exprOf('PillarsXBurn1h');
    const bad = (window: string) =>
      `(1 - (sum(<good ${window}>) or 0 * sum(<total ${window}>)) / sum(<total ${window}>))`;
    expect(expr).toBe(`${bad('1h')} > 14.4 * 0.001 and ${bad('5m')} > 14.4 * 0.001`);
  });

  test('a least number of events is a number of all of them', () =>
    expect(rulesOf('events', { ...EVENTS, minSamples: 50 }).exprOf('PillarsXOffTarget')).toMatch(
      / and sum\(<total 30d>\) >= 50$/,
    ));
});

describe('a share with a budget', () => {
  const within = (window: string) => `sum(<query ${window} to 0.3>) / sum(<query ${window} in all>)`;

  test.for([
    // What is beyond the bound is bad where as much as possible is to be within, and the other way round.
    [
      { side: 'atMost', direction: 'atLeast', target: 0.99 },
      (w: string) => `(1 - ${within(w)})`,
      '(1 - 0.99)',
    ],
    [{ side: 'above', direction: 'atMost', target: 0.01 }, (w: string) => `(1 - ${within(w)})`, '0.01'],
    [{ side: 'above', direction: 'atLeast', target: 0.99 }, (w: string) => `(${within(w)})`, '(1 - 0.99)'],
    [{ side: 'atMost', direction: 'atMost', target: 0.01 }, (w: string) => `(${within(w)})`, '0.01'],
  ] as const)('%# burns by what lies on its bad side', ([settings, bad, budget]) => {
    const { exprOf } = rulesOf('share', { ...SHARE, ...settings });
    expect(exprOf('PillarsXBurn6h')).toBe(`${bad('6h')} > 6 * ${budget} and ${bad('30m')} > 6 * ${budget}`);
  });

  test('has no data without a bucket at its bound: no burn alert could ever fire', () =>
    expect(rulesOf('share', SHARE).exprOf('PillarsXNoData')).toBe(`absent(1 - ${within('30d')})`));
});

describe('a ratio of the worst group', () => {
  const RATIO = {
    query: 'sum by ("k8s.app", status) (increase(requests_total{$filters}[$window]))',
    groupBy: 'k8s.app',
    target: 0.01,
  };

  test.for([
    [{}, '> 0', 'max(', ') > 0.01'],
    [{ minSamples: 50 }, '>= 50', 'max(', ') > 0.01'],
    [{ report: 'good', direction: 'atLeast', target: 0.99 }, '> 0', 'min(1 - ', ') < 0.99'],
  ] as const)('%# is the worst of all that have events', ([settings, enough, before, after]) => {
    const by = 'sum by ("k8s.app") ';
    const valid = `${by}(<query 30d,status!="","k8s.app"!="">)`;
    const bad = `${by}(<query 30d,status=~"5..",status!="","k8s.app"!="">)`;
    expect(rulesOf('ratio', { ...RATIO, ...settings }).exprOf('PillarsXOffTarget')).toBe(
      `${before}(${bad} or 0 * ${valid}) / (${valid} ${enough})${after}`,
    );
  });
});
