import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { decodeSamples } from '#prometheus/decode.ts';
import { withNativeBucketSamples } from '#scorecard/answers/native-buckets.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { result } from '#scorecard/queries/query-result.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

function indicatorOf(settings: object) {
  const { config, problems } = readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: [{ id: 'a', title: 'A', headline: 'p99' }],
      indicators: [
        {
          id: 'p99',
          pillar: 'a',
          title: 'P99',
          kind: 'nativeQuantile',
          query: 'sum(increase(request_seconds{$filters}[$window]))',
          q: 0.99,
          unit: 'seconds',
          window: '5m',
          direction: 'atMost',
          target: 16,
          ...settings,
        },
      ],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  );
  const indicator = config?.indicators[0];
  if (indicator === undefined || problems.length > 0) throw new Error(problems[0]?.message ?? 'no indicator');
  return indicator;
}

type Bucket = readonly [rule: number, low: string, high: string, count: string];
type Answer = { readonly metric: object; readonly histogram?: unknown; readonly value?: unknown };

/** As it stands in an answer; `count` is more than the buckets where something is NaN. */
const histogram = (buckets: readonly Bucket[], metric: object = {}): Answer => {
  const count = buckets.reduce((sum, [, , , inside]) => sum + Number(inside), 0);
  return { metric, histogram: [AT / 1000, { count: String(count), sum: '1', buckets }] };
};
const number = (value: string): Answer => ({ metric: {}, value: [AT / 1000, value] });

/** The evaluation where the server answers so to the query itself, and that many observations to histogram_count(). */
function evaluate(
  answers: readonly Answer[],
  { counted = '1200', ...settings }: Record<string, unknown> = {},
) {
  return evaluateIndicator(planIndicator(indicatorOf(settings), { window: null, filters: [] }), {
    now: AT,
    find: ({ expr }) => {
      const asked = expr.startsWith('histogram_count')
        ? counted === ''
          ? []
          : [number(String(counted))]
        : answers;
      const decoded = decodeSamples({ resultType: 'vector', result: asked });
      const response = withNativeBucketSamples({ ...decoded, infos: [], clockLead: null });
      return {
        state: 'ready',
        refreshError: null,
        result: result(response, AT, { samples: response.data }),
      };
    },
  });
}

const NO_DATA = (reason: string) => ({ measurement: { outcome: { kind: 'no-data', reason } } });

// A hundred times the example of the semantics, section 2: its P99 is 15.67072476 in Prometheus 3.
const EXAMPLE: readonly Bucket[] = [
  [3, '-0.001', '0.001', '200'],
  [0, '0.5', '1', '200'],
  [0, '1', '2', '300'],
  [0, '4', '8', '100'],
  [0, '8', '16', '400'],
];

describe('a quantile of a native histogram', () => {
  test('asks for the histogram, and beside it how many observations the server has', () => {
    const plan = planIndicator(indicatorOf({}), { window: null, filters: [{ label: 'a', value: 'b' }] });
    expect(plan.queries).toEqual({
      query: { shape: 'samples', expr: 'sum(increase(request_seconds{a="b"}[5m]))', reads: 'buckets' },
      count: { shape: 'samples', expr: 'histogram_count(sum(increase(request_seconds{a="b"}[5m])))' },
    });
  });

  test('is that of Prometheus 3, with its bucket, and judged', () => {
    const evaluation = evaluate([histogram(EXAMPLE)]);
    expect(evaluation).toMatchObject({
      measurement: { outcome: { kind: 'ok' }, n: 1200, bracket: { low: 8, high: 16 }, decision: 'met' },
      judgement: { status: 'Met' },
    });
    const { outcome } = (evaluation as { measurement: { outcome: { value: number } } }).measurement;
    expect(outcome.value).toBeCloseTo(15.670_724_76, 8);
  });

  test('a target inside the bucket is not decided, whichever interpolation is right', () => {
    expect(evaluate([histogram(EXAMPLE)], { target: 15.7 })).toMatchObject({
      measurement: {
        outcome: { kind: 'ok' },
        doubts: ['target-inside-bucket'],
        details: {
          'target-inside-bucket': expect.stringMatching(
            /^somewhere in 8\ss to 16\ss; a native histogram of a finer resolution tells more$/,
          ),
        },
      },
    });
  });

  const one = (low: number, name: string): Answer =>
    histogram([[0, String(low), String(low * 2), '1000']], { name });

  test('of several histograms the worst counts, and never their mean', () => {
    const bracket = (low: number) => ({ measurement: { bracket: { low, high: low * 2 } } });
    expect(evaluate([one(1, 'a'), one(4, 'b'), one(2, 'c')])).toMatchObject(bracket(4));
    expect(evaluate([one(2, 'a'), one(1, 'b'), one(4, 'c')], { direction: 'atLeast' })).toMatchObject(
      bracket(1),
    );
  });

  test('a histogram without observations is passed over', () => {
    const empty = histogram([], { name: 'empty' });
    expect(evaluate([empty, one(4, 'b'), histogram([], { name: 'also' })])).toMatchObject({
      measurement: { bracket: { low: 4 }, n: 1000 },
    });
    expect(evaluate([empty])).toMatchObject(NO_DATA('no-observations'));
  });

  test('counts per second are those of the window', () => {
    const query = 'sum(rate(request_seconds{$filters}[$window]))';
    // 5 minutes of 300 seconds, 2 a second.
    expect(evaluate([histogram([[0, '1', '2', '2']])], { query })).toMatchObject({
      measurement: { outcome: { kind: 'ok' }, n: 600 },
    });
  });

  test('of fewer than a hundred observations P99 is about the slowest', () => {
    expect(evaluate([histogram([[0, '1', '2', '99']])])).toMatchObject({
      measurement: { outcome: { kind: 'partial', reason: 'low-sample' } },
    });
  });

  test('without a series there is none', () => {
    expect(evaluate([], { counted: '' })).toMatchObject(NO_DATA('metric-absent'));
  });

  test.for<[string, readonly Answer[]]>([
    ['a number in its place', [number('0.15')]],
    ['nothing, though the server has counted', []],
    ['classic buckets', [{ metric: { le: '+Inf' }, value: [AT / 1000, '3'] }]],
  ])('%s is no native histogram, and said to be none', ([, answers]) => {
    expect(evaluate(answers)).toMatchObject(NO_DATA('no-native-histogram'));
  });

  test('histograms beside numbers cannot be added up', () => {
    expect(evaluate([histogram(EXAMPLE), { ...number('3'), metric: { a: 'b' } }])).toMatchObject(
      NO_DATA('mixed-histograms'),
    );
  });
});

describe('the other kinds that read buckets', () => {
  const classic = { query: 'sum(increase(request_seconds{$filters}[$window]))' };

  test('a quantile adds all native histograms up', () => {
    // 600 up to 2 and 600 up to 8: the rank of P75 is half way through (4, 8], which is √32 by the logarithm.
    const answers = [
      histogram([[0, '1', '2', '600']], { a: '1' }),
      histogram([[0, '4', '8', '600']], { a: '2' }),
    ];
    const evaluation = evaluate(answers, { ...classic, kind: 'quantile', q: 0.75 });
    expect(evaluation).toMatchObject({
      measurement: { outcome: { kind: 'ok' }, n: 1200, bracket: { low: 4, high: 8 } },
    });
    const { outcome, formula } = (
      evaluation as { measurement: { outcome: { value: number }; formula: string } }
    ).measurement;
    expect(outcome.value).toBeCloseTo(Math.sqrt(32), 9);
    expect(formula).toContain('exponential inside its bucket');
  });

  const share = {
    ...classic,
    kind: 'share',
    q: undefined,
    side: 'atMost',
    direction: 'atLeast',
    unit: 'ratio',
  };

  test('a share is exact at a bound of a bucket', () => {
    expect(evaluate([histogram(EXAMPLE)], { ...share, bound: 2, target: 0.5 })).toMatchObject({
      measurement: { outcome: { kind: 'ok', value: 700 / 1200 }, counts: { k: 700, n: 1200 } },
    });
  });

  test('a share between two bounds is known to lie between those of the bounds', () => {
    expect(evaluate([histogram(EXAMPLE)], { ...share, bound: 12, target: 0.9 })).toMatchObject({
      measurement: {
        outcome: { kind: 'partial', reason: 'interpolated' },
        // 800 of 1200 up to 8, which is two thirds, all of them up to 16.
        details: {
          'target-inside-bucket': expect.stringMatching(
            /^somewhere in 66.67\s% to 100\s%; a native histogram of a finer resolution tells more$/,
          ),
        },
      },
    });
  });

  test('a share is told for each value of a label, and the worst counts', () => {
    const answers = [
      histogram(
        [
          [0, '1', '2', '300'],
          [0, '4', '8', '100'],
        ],
        { route: '/a' },
      ),
      histogram(
        [
          [0, '1', '2', '900'],
          [0, '4', '8', '100'],
        ],
        { route: '/b' },
      ),
    ];
    expect(evaluate(answers, { ...share, bound: 2, groupBy: 'route', target: 0.5 })).toMatchObject({
      measurement: {
        outcome: { value: 0.75 },
        parts: [
          { name: '/a', value: 0.75 },
          { name: '/b', value: 0.9 },
          { name: 'observations', value: 400 },
        ],
      },
    });
  });
});
