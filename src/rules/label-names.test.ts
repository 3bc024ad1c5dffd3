import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, test } from 'vitest';
import { DAY, durationMs } from '#compute/units.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { figurePromql } from './figure-promql.ts';
import { offTargetPromql } from './off-target-promql.ts';

/** Names that Prometheus 3 takes: https://prometheus.io/docs/concepts/data_model/ */
const NAMES = [
  'http.status_code',
  'größe',
  'with space',
  'a"b',
  'a\\b',
  'a\nb',
  'a,b',
  'a}b',
  '9a',
  '$window',
];

/** Whether Prometheus' own grammar reads it, and how often the name stands in it. */
function read(expr: string, name: string): { readonly isRead: boolean; readonly times: number } {
  let isRead = true;
  let times = 0;
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) isRead = false;
      if (type.name === 'QuotedLabelName' && expr.slice(from, to) === quote(name)) times += 1;
    },
  });
  return { isRead, times };
}

const recorded = (need: string, ...matchers: readonly string[]) => `r_${need}{${matchers.join(',')}}`;

describe.each(NAMES)('a label called %j', (name) => {
  const q = quote(name);
  const RATIO = {
    query: `sum by (${q}, "service.name") (increase({"http.server.requests",$filters}[$window]))`,
    label: name,
    target: 0.01,
  };

  const expectRead = (expr: string, least: number) => {
    const found = read(expr, name);
    expect(found.isRead, expr).toBe(true);
    expect(found.times, expr).toBeGreaterThanOrEqual(least);
  };

  test.for([
    ['a ratio', 'ratio', RATIO],
    ['the groups of a ratio', 'ratio', { ...RATIO, label: 'status', groupBy: name }],
    [
      'the groups of a share',
      'share',
      {
        query: `sum by (${q}, le) (increase({"http.server.duration_bucket",$filters}[$window]))`,
        groupBy: name,
        bound: 0.3,
        direction: 'atLeast',
        side: 'atMost',
        target: 0.9,
      },
    ],
    [
      'a grade',
      'ordinal',
      { query: `max by (${q}) ({"audit.grade",$filters})`, label: name, scale: ['A', 'B'], target: 'A' },
    ],
    ['members', 'gauge', { query: '{"queue.length",$filters}', members: [name], target: 5 }],
  ] as const)('in every query and every rule of %s', ([, kind, settings]) => {
    const indicator = stubIndicator(kind, settings);
    const filters = [{ label: name, value: 'x' }];
    const plan = planFigure(indicator, { window: durationMs(DAY), filters });
    expect(plan.fault).toBeNull();
    const asked = Object.values({ ...plan.queries, ...plan.outlook, ...plan.evidence }).filter(
      ({ expr }) => expr !== 'max by (job) (up)',
    );
    expect(asked.length).toBeGreaterThan(1);
    // The filter is in each of them.
    for (const { expr } of asked) expectRead(expr, 1);
    const figure = figurePromql(indicator, recorded);
    if (figure !== null) expectRead(figure, kind === 'gauge' ? 0 : 1);
    const offTarget = offTargetPromql(indicator, recorded);
    if (offTarget !== null) expectRead(offTarget, kind === 'gauge' ? 0 : 1);
  });
});

describe('the names of OpenTelemetry', () => {
  const known = (settings: object) => {
    const plan = planFigure(stubIndicator('gauge', settings), { window: null, filters: [] });
    return plan.evidence?.['query.known.0']?.expr ?? '';
  };

  test('say who measures where a query has such names', () => {
    const expr = known({ query: '{"queue.length"}' });
    expect(read(expr, 'http.route')).toEqual({ isRead: true, times: 1 });
    expect(read(expr, 'service.name')).toEqual({ isRead: true, times: 0 });
  });

  test('are not sent to a server that may not know them', () =>
    expect(known({ query: 'queue_length' })).not.toContain('"'));
});
