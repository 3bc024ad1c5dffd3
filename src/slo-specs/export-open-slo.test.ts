import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { queryForm } from '#scorecard/promql/query-form.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { exportOpenSlo } from './export-open-slo.ts';
import { importSpecs } from './import-specs.ts';
import { openSloText } from './open-slo-text.ts';

type Kind = Parameters<typeof stubIndicator>[0];

const CONFIG = stubConfig({
  title: 'Web shop',
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

const of = (kind: Kind, settings: object) => ({ ...CONFIG, indicators: [stubIndicator(kind, settings)] });

const AVAILABILITY = {
  id: 'api_uptime',
  title: 'API uptime',
  owner: 'edge',
  query: 'sum by (status) (increase(http_requests_total{job="api",$filters}[$window]))',
  label: 'status',
  bad: '5..',
  good: undefined,
  exclude: '4..',
  report: 'good',
  window: '30d',
  direction: 'atLeast',
  target: 0.999,
};

/** The ratio and the target of the only SLO. */
function exported(kind: Kind, settings: object) {
  const { documents, leftOut } = exportOpenSlo(of(kind, settings));
  // biome-ignore lint/suspicious/noExplicitAny: the test reads what is there
  const spec = (documents[1] as any)?.spec;
  return { ratio: spec?.indicator.spec.ratioMetric, target: spec?.objectives[0].target, leftOut, spec };
}

/** Of some spellings of bounds those that the only selector matches. */
function boundsOf({ metricSource }: ReturnType<typeof metric>): readonly string[] {
  const [matcher] = queryForm(metricSource.spec.query).selectors[0]?.matchers ?? [];
  const spellings = ['0.2', '0.5', '5', '200', '200.0', '2000', '+Inf'];
  if (matcher?.operator !== '=~') return spellings.filter((bound) => bound === matcher?.value);
  const pattern = new RegExp(`^(?:${matcher.value})$`);
  return spellings.filter((bound) => pattern.test(bound));
}

const metric = (query: string) => ({ metricSource: { type: 'Prometheus', spec: { query } } });

describe('an indicator as an SLO', () => {
  test('a ratio is made of its counters, narrowed down by its patterns', () => {
    const { documents, leftOut } = exportOpenSlo(of('ratio', AVAILABILITY));
    expect(documents).toEqual([
      {
        apiVersion: 'openslo/v1',
        kind: 'Service',
        metadata: { name: 'web-shop', displayName: 'Web shop' },
        spec: {},
      },
      {
        apiVersion: 'openslo/v1',
        kind: 'SLO',
        metadata: { name: 'api-uptime', displayName: 'API uptime', labels: { owner: 'edge' } },
        spec: {
          service: 'web-shop',
          indicator: {
            metadata: { name: 'api-uptime' },
            spec: {
              ratioMetric: {
                counter: true,
                bad: metric('sum(http_requests_total{status=~"5..",status!="",status!~"4..",job="api"})'),
                total: metric('sum(http_requests_total{status!="",status!~"4..",job="api"})'),
              },
            },
          },
          timeWindow: [{ duration: '30d', isRolling: true }],
          budgetingMethod: 'Occurrences',
          objectives: [{ displayName: 'API uptime', target: 0.999 }],
        },
      },
    ]);
    expect(leftOut).toEqual([]);
  });

  test('of bad events the objective is the rest: at most 0.1 % bad is 99.9 % good', () => {
    const { target } = exported('ratio', {
      ...AVAILABILITY,
      report: 'bad',
      direction: 'atMost',
      target: 0.001,
    });
    expect(target).toBe(0.999);
  });

  test('with good and bad named, only they count', () => {
    const { ratio } = exported('ratio', { ...AVAILABILITY, exclude: undefined, good: '2..' });
    expect(ratio.total).toEqual(metric('sum(http_requests_total{status=~"(?:5..)|(?:2..)",job="api"})'));
  });

  test('of levels there is no window', () => {
    const { ratio, spec } = exported('ratio', {
      query: 'sum by (state) (controls{$filters})',
      label: 'state',
      bad: undefined,
      good: 'passed',
      report: 'good',
      window: undefined,
      direction: 'atLeast',
      target: 0.9,
    });
    expect(ratio).toEqual({
      counter: false,
      good: metric('sum(controls{state=~"passed",state!=""})'),
      total: metric('sum(controls{state!=""})'),
    });
    expect(spec).not.toHaveProperty('timeWindow');
  });

  test.each([
    ['atMost', 'atLeast', 0.95],
    ['above', 'atMost', 0.05],
  ])('a share %s, %s %s, aims at 95 % within the bound', (side, direction, target) => {
    const got = exported('share', {
      query: 'sum by (le) (increase(x_seconds_bucket{$filters}[$window]))',
      bound: 0.5,
      side,
      direction,
      target,
      window: '1d12h',
    });
    expect(got.target).toBe(0.95);
    expect(got.ratio.total).toEqual(metric('sum(x_seconds_bucket{le="+Inf"})'));
    expect(boundsOf(got.ratio.good)).toEqual(['0.5']);
    expect(got.spec.timeWindow).toEqual([{ duration: '36h', isRolling: true }]);
    // OpenSLO v1: a calendar window says when one began, and in which zone.
    expect(exported('ratio', { ...AVAILABILITY, window: 'quarter' }).spec.timeWindow).toEqual([
      {
        duration: '1Q',
        isRolling: false,
        calendar: { startTime: '2024-01-01 00:00:00', timeZone: 'UTC' },
      },
    ]);
  });

  test('a percentile of at most 200 ms is that share of events within 200 ms', () => {
    const { ratio, target } = exported('quantile', {
      query: 'sum by (le) (increase(x_milliseconds_bucket{$filters}[$window]))',
      q: 0.95,
      queryUnit: 'milliseconds',
      target: 0.2,
    });
    expect(target).toBe(0.95);
    expect(boundsOf(ratio.good)).toEqual(['200', '200.0']);
  });

  test('two counters are taken as they are', () => {
    const events: unknown = {
      ...stubIndicator('ratio', AVAILABILITY),
      kind: 'events',
      bad: 'sum(increase(failed_total{$filters}[$window] offset 1h)) + sum(increase(lost_total[$window]))',
      total: 'sum(increase(jobs_total{$filters}[$window]))',
    };
    const config = { ...CONFIG, indicators: [events] as typeof CONFIG.indicators };
    const { documents } = exportOpenSlo(config);
    expect(documents[1]).toMatchObject({
      spec: {
        indicator: {
          spec: {
            ratioMetric: {
              bad: metric('sum(sum(failed_total offset 1h) + sum(lost_total))'),
              total: metric('sum(jobs_total)'),
            },
          },
        },
        objectives: [{ target: 0.999 }],
      },
    });
  });
});

describe('what is left out is named', () => {
  test.each<[Kind, object, RegExp]>([
    ['gauge', { query: 'x', target: 1 }, /^its target is no share of events$/],
    ['ratio', { ...AVAILABILITY, target: undefined }, /^it has no target$/],
    ['ratio', { ...AVAILABILITY, target: 1 }, /^OpenSLO has objectives between 0 and 1 only/],
    ['ratio', { ...AVAILABILITY, direction: 'atMost' }, /^its target says how much may be good/],
    [
      'ratio',
      { ...AVAILABILITY, query: 'sum by (status) (increase(x_total[30d]))' },
      /^its query is more than a sum/,
    ],
    [
      'ratio',
      {
        ...AVAILABILITY,
        query: 'label_replace(sum by (a) (increase(x[$window])), "status", "$1", "a", "(.*)")',
      },
      /^its query is more than a sum/,
    ],
    ['ratio', { ...AVAILABILITY, window: '90s' }, /^its window is no whole number of minutes$/],
    [
      'share',
      {
        query: 'sum by (le, handler) (increase(x_bucket[$window]))',
        groupBy: 'handler',
        side: 'atMost',
        direction: 'atLeast',
        target: 0.9,
      },
      /^its worst handler counts/,
    ],
    [
      'share',
      {
        query: 'sum by (le) (increase(x_bucket[$window]))',
        side: 'atMost',
        direction: 'atMost',
        target: 0.9,
      },
      /^its target says how much may be good/,
    ],
    [
      'nativeQuantile',
      { query: 'sum(increase(x[$window]))', target: 0.2 },
      /^its target is no share of events$/,
    ],
  ])('%s %j', (kind, settings, reason) => {
    const { documents, leftOut } = exportOpenSlo(of(kind, settings));
    expect(documents).toEqual([]);
    expect(leftOut).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
    expect(openSloText(of(kind, settings))).toContain(
      `# Left out: ${leftOut[0]?.title} (${leftOut[0]?.id}): `,
    );
  });
});

test('what is exported can be imported again', () => {
  const text = openSloText(of('ratio', AVAILABILITY));
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  const { indicators, notes } = importSpecs([{ name: 'x.yml', text }], { title: 'T', url: null });
  expect(notes).toEqual([]);
  expect(indicators).toMatchObject([
    {
      id: 'web_shop_api_uptime',
      title: 'Web shop: API uptime',
      owner: 'edge',
      kind: 'events',
      bad: 'sum(increase(http_requests_total{status=~"5..",status!="",status!~"4..",job="api",$filters}[$window]))',
      total: 'sum(increase(http_requests_total{status!="",status!~"4..",job="api",$filters}[$window]))',
      target: 0.999,
      window: '30d',
    },
  ]);
});
