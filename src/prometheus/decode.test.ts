import { describe, expect, test } from 'vitest';
import vectors from '#compute/vectors/api_responses.json' with { type: 'json' };
import { decodeSamples, decodeSeries } from './decode.ts';
import { decodeAlerts, decodeRules, decodeTexts } from './decode-state.ts';
import { PrometheusError } from './error.ts';

function vectorData(id: string): unknown {
  const found = vectors.cases.find((entry) => entry.id === id);
  if (typeof found?.body !== 'object' || !('data' in found.body)) throw new Error(`no vector ${id}`);
  return found.body.data;
}

const matrix = (...result: unknown[]) => ({ resultType: 'matrix', result });
const vector = (...result: unknown[]) => ({ resultType: 'vector', result });

function decodeErrorOf(decode: () => unknown): PrometheusError {
  try {
    decode();
  } catch (error) {
    if (error instanceof PrometheusError) return error;
  }
  throw new Error('expected a PrometheusError');
}

describe('decodeSamples', () => {
  test('numbers, infinity and NaN come out of their strings', () => {
    const { data, warnings } = decodeSamples(vectorData('vector with NaN/Inf'));
    expect(data.map(({ labels, value }) => [labels.case, value])).toEqual([
      ['big', 0.1],
      ['gap', 1],
      ['inf', Number.POSITIVE_INFINITY],
      ['nan', Number.NaN],
    ]);
    expect(data.every(({ time }) => time === 1_767_225_780_000)).toBe(true);
    expect(warnings).toEqual([]);
  });

  test('a scalar is one sample without labels', () => {
    expect(decodeSamples(vectorData('scalar')).data).toEqual([
      { labels: {}, time: 1_767_225_600_000, value: 5 },
    ]);
  });

  test('an empty result is no sample and no error', () => {
    expect(decodeSamples(vectorData('empty result is success'))).toEqual({ data: [], warnings: [] });
  });

  test('native histograms stand apart from the numbers, which are said to lack them', () => {
    const { data, warnings, histograms } = decodeSamples(vectorData('native histogram vector'));
    expect(data).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('Native histograms are left out')]);
    expect(histograms).toHaveLength(2);
    expect(histograms?.[0]).toEqual({
      labels: { __name__: 'nh', case: 'q1' },
      times: Float64Array.of(1_795_426_500_000),
      histograms: [
        {
          count: 12,
          buckets: [
            { low: -0.001, high: 0.001, count: 2 },
            { low: 0.5, high: 1, count: 2 },
            { low: 1, high: 2, count: 3 },
            { low: 4, high: 8, count: 1 },
            { low: 8, high: 16, count: 4 },
          ],
        },
      ],
    });
  });

  test('a text is not a measurement, and the query is to blame', () => {
    const error = decodeErrorOf(() => decodeSamples(vectorData('string')));
    expect(error).toMatchObject({ kind: 'query', retryable: false });
    expect(error.message).toContain('gives a text');
  });

  test('a range is not one number per series, and the query is to blame', () => {
    expect(decodeErrorOf(() => decodeSamples(matrix())).kind).toBe('query');
  });
});

describe('decodeSeries', () => {
  test('exponents, infinities and NaN keep their places', () => {
    const { data } = decodeSeries(vectorData('matrix with NaN/Inf/exponents'));
    const [big, inf, nan] = data;
    expect([...(big?.values ?? [])]).toEqual([1e21, 1.5e-7, 123_456_789_012_345_680, 0.1, 0.1, 0.1]);
    const { POSITIVE_INFINITY: up, NEGATIVE_INFINITY: down, NaN: none } = Number;
    expect([...(inf?.values ?? [])]).toEqual([up, down, 2, up, down, 5]);
    expect([...(nan?.values ?? [])]).toEqual([0, none, 2, none, 4, none]);
  });

  test('a missing step stays missing', () => {
    const { data } = decodeSeries(vectorData('matrix with a gap: steps are simply missing'));
    expect([...(data[0]?.times ?? [])]).toEqual(
      [6080, 6200, 6320, 6440, 7400, 7520].map((tail) => 1_767_220_000_000 + tail * 1000),
    );
  });

  test('fractions of a second become whole milliseconds', () => {
    const { data } = decodeSeries(vectorData('grid is start+k*step, fractional seconds'));
    expect([...(data[0]?.times ?? [])]).toEqual([
      1_767_225_607_500, 1_767_225_637_500, 1_767_225_667_500, 1_767_225_697_500,
    ]);
    const odd = decodeSeries(
      matrix({
        metric: {},
        values: [
          [1767225607.001, '1'],
          [1767225607.999, '2'],
        ],
      }),
    );
    expect([...(odd.data[0]?.times ?? [])]).toEqual([1_767_225_607_001, 1_767_225_607_999]);
  });

  test('native histograms stand apart from the numbers, with the time of each', () => {
    const { data, warnings, histograms } = decodeSeries(vectorData('native histogram matrix'));
    expect(data).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(histograms?.[0]?.labels).toEqual({ __name__: 'nh', case: 'q1' });
    expect([...(histograms?.[0]?.times ?? [])]).toEqual([1_795_426_500_000, 1_795_426_560_000]);
    expect(histograms?.[0]?.histograms.map(({ count }) => count)).toEqual([12, 12]);
  });

  test('a series that turned native keeps its floats and says that it is shortened', () => {
    const { data, warnings, histograms } = decodeSeries(
      matrix({ metric: {}, values: [[1, '2']], histograms: [[2, { count: '0', sum: '0' }]] }),
    );
    expect(data).toHaveLength(1);
    expect(warnings).toHaveLength(1);
    expect(histograms?.[0]?.histograms).toEqual([{ count: 0, buckets: [] }]);
  });
});

// The form is that of the HTTP API's documentation, "Native histograms": {"count", "sum", "buckets": [[rule, left,
// right, count], …]}, all numbers but the boundary rule in strings.
describe('native histograms', () => {
  const wire = (change: object) => ({ count: '4', sum: '3', buckets: [[0, '1', '2', '4']], ...change });
  const decoded = (change: object) =>
    decodeSamples(vector({ metric: {}, histogram: [1, wire(change)] })).histograms?.[0]?.histograms[0];

  test('numbers are spelled as everywhere else, infinite bounds of custom buckets too', () => {
    const buckets = [
      [3, '-Inf', '0.1', '1.5e-07'],
      [0, '0.1', '+Inf', '2'],
    ];
    expect(decoded({ count: '2.00000015', sum: '-1E+05', buckets })?.buckets).toEqual([
      { low: Number.NEGATIVE_INFINITY, high: 0.1, count: 1.5e-7 },
      { low: 0.1, high: Number.POSITIVE_INFINITY, count: 2 },
    ]);
  });

  test('a zero bucket may have no width, and what was observed as NaN lies in no bucket', () => {
    expect(decoded({ count: '5', sum: 'NaN', buckets: [[3, '-0', '0', '4']] })).toMatchObject({ count: 5 });
  });

  test.for<[string, object, place: string]>([
    ['no buckets at all', { buckets: {} }, '.buckets'],
    ['a count that is a number', { count: 4 }, '.count'],
    ['a count that is no number', { count: 'many' }, '.count'],
    ['a count of NaN', { count: 'NaN' }, '.count'],
    ['a count below that of its buckets', { count: '3' }, '.count'],
    ['a count above that of its buckets', { count: '5' }, '.count'],
    ['a bucket gone', { buckets: [] }, '.count'],
    ['no buckets, but observations', { buckets: undefined }, '.count'],
    ['no sum', { sum: undefined }, '.sum'],
    ['a sum that is no number', { sum: '' }, '.sum'],
    ['a bucket that is null', { buckets: [null] }, '.buckets[0]'],
    ['a boundary rule nobody knows', { buckets: [[4, '0', '1', '1']] }, '.buckets[0]'],
    ['a bucket with too little', { buckets: [[0, '0', '1']] }, '.buckets[0]'],
    ['a bound that is no number', { buckets: [[0, '', '1', '1']] }, '.buckets[0]'],
    ['a bound that is NaN', { buckets: [[0, 'NaN', '1', '1']] }, '.buckets[0]'],
    ['a bucket that runs backwards', { buckets: [[0, '2', '1', '1']] }, '.buckets[0]'],
    ['a negative count', { buckets: [[0, '0', '1', '-1']] }, '.buckets[0][3]'],
    ['an infinite count', { buckets: [[0, '0', '1', '+Inf']] }, '.buckets[0][3]'],
    [
      'buckets that overlap',
      {
        buckets: [
          [0, '1', '4', '1'],
          [0, '2', '8', '1'],
        ],
      },
      '.buckets[1]',
    ],
  ])('%s', ([, change, place]) => {
    const error = decodeErrorOf(() => decoded(change));
    expect(error.kind).toBe('decode');
    expect(error.message).toContain(` data.result[0].histogram[1]${place} should be `);
    const inRange = decodeErrorOf(() =>
      decodeSeries(matrix({ metric: {}, histograms: [[1, wire(change)]] })),
    );
    expect(inRange.message).toContain(` data.result[0].histograms[0][1]${place} should be `);
  });

  test.for<[string, unknown]>([
    ['null', null],
    ['no time', [null, wire({})]],
    ['a time alone', [1]],
  ])('%s for a histogram', ([, point]) => {
    const error = decodeErrorOf(() => decodeSamples(vector({ metric: {}, histogram: point })));
    expect(error.message).toContain(' data.result[0].histogram should be ');
  });

  test('times that stand still', () => {
    const histograms = [
      [2, wire({})],
      [2, wire({})],
    ];
    const error = decodeErrorOf(() => decodeSeries(matrix({ metric: {}, histograms })));
    expect(error.message).toContain(' data.result[0].histograms[1] should be later');
  });

  test('one series twice', () => {
    const twice = { metric: { a: 'b' }, histogram: [1, wire({})] };
    expect(decodeErrorOf(() => decodeSamples(vector(twice, twice))).message).toContain('a="b"');
  });
});

describe('labels are any text', () => {
  test('a label called __proto__ is a label and pollutes nothing', () => {
    const hostile: unknown = JSON.parse('{"__proto__":"x","constructor":"y","a":"b"}');
    const [sample] = decodeSamples(vector({ metric: hostile, value: [1, '1'] })).data;
    expect(Object.entries(sample?.labels ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['a', 'b'],
    ]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test('a label that is absent is not found on a prototype either', () => {
    const [sample] = decodeSamples(vector({ metric: {}, value: [1, '1'] })).data;
    expect(sample?.labels.toString).toBeUndefined();
  });

  test('markup, 10 kB and right-to-left text pass as they are', () => {
    const metric = {
      html: '<img src=x onerror=alert(1)>',
      long: 'x'.repeat(10_240),
      rtl: '\u202Eمرحبا',
      empty: '',
    };
    expect(decodeSamples(vector({ metric, value: [1, '1'] })).data[0]?.labels).toEqual(metric);
  });
});

describe('what is malformed is refused with its place', () => {
  test.for<[title: string, data: unknown, place: string]>([
    ['no object', null, 'data'],
    ['no result type', { result: [] }, 'data.resultType'],
    ['a result that is no list', { resultType: 'matrix', result: {} }, 'data.result'],
    ['a vector where a matrix was asked for', vector(), 'data.resultType'],
    ['a series that is no object', matrix(7), 'data.result[0]'],
    ['a series without labels', matrix({ values: [] }), 'data.result[0].metric'],
    ['labels that are a list', matrix({ metric: [], values: [] }), 'data.result[0].metric'],
    ['a label that is no text', matrix({ metric: { a: 1 }, values: [] }), 'data.result[0].metric'],
    ['a series without values', matrix({ metric: {} }), 'data.result[0].values'],
    ['a point that is null', matrix({ metric: {}, values: [null] }), 'data.result[0].values[0]'],
    ['a number outside its string', matrix({ metric: {}, values: [[1, 2]] }), 'data.result[0].values[0]'],
    [
      'an empty number',
      matrix({
        metric: {},
        values: [
          [1, '1'],
          [2, ''],
        ],
      }),
      'data.result[0].values[1]',
    ],
    ['a hexadecimal number', matrix({ metric: {}, values: [[1, '0x10']] }), 'data.result[0].values[0]'],
    ['a time in a string', matrix({ metric: {}, values: [['1', '1']] }), 'data.result[0].values[0]'],
    [
      'a time without end',
      matrix({ metric: {}, values: [[JSON.parse('1e999'), '1']] }),
      'data.result[0].values[0]',
    ],
    [
      'times that stand still',
      matrix({
        metric: {},
        values: [
          [2, '1'],
          [2, '1'],
        ],
      }),
      'data.result[0].values[1]',
    ],
  ])('%s', ([, data, place]) => {
    const error = decodeErrorOf(() => decodeSeries(data));
    expect(error.kind).toBe('decode');
    expect(error.message).toContain(` ${place} should be `);
  });

  test('a sample without a value', () => {
    const error = decodeErrorOf(() => decodeSamples(vector({ metric: {} })));
    expect(error.message).toContain(' data.result[0].value should be ');
  });
});

describe('decodeAlerts', () => {
  const labels = { alertname: 'Down', severity: 'page' };

  test('firing and pending alerts come with name, annotations and beginning', () => {
    const alerts = [
      {
        labels,
        annotations: { summary: 's' },
        state: 'firing',
        activeAt: '2026-01-31T10:00:00.5Z',
        value: '1e+00',
      },
      { labels: {}, annotations: null, state: 'pending', activeAt: '0001-01-01T00:00:00Z' },
      { labels, state: 'inactive' },
    ];
    expect(decodeAlerts({ alerts })).toEqual({
      data: [
        { name: 'Down', state: 'firing', labels, annotations: { summary: 's' }, activeAt: 1_769_853_600_500 },
        { name: '', state: 'pending', labels: {}, annotations: {}, activeAt: null },
      ],
      warnings: [],
    });
  });

  test('an unknown state is reported', () => {
    const { data, warnings } = decodeAlerts({ alerts: [{ labels, state: 'unsure' }] });
    expect(data).toEqual([]);
    expect(warnings).toEqual(['Alerts in state "unsure" are left out.']);
  });
});

test('rules come with the group they are in', () => {
  const rule = { name: 'Down', type: 'alerting', query: 'up == 0', health: 'ok', alerts: [], duration: 60 };
  const groups = [
    {
      name: 'g',
      file: 'f',
      rules: [
        { ...rule, lastError: 'many-to-many matching' },
        { ...rule, name: 'r', type: 'recording', health: undefined, lastError: '' },
      ],
    },
  ];
  expect(decodeRules({ groups: [...groups, { name: 'empty', rules: null }] }).data).toEqual([
    {
      group: 'g',
      name: 'Down',
      kind: 'alerting',
      query: 'up == 0',
      health: 'ok',
      lastError: 'many-to-many matching',
    },
    { group: 'g', name: 'r', kind: 'recording', query: 'up == 0', health: 'unknown', lastError: null },
  ]);
});

test('a list of texts may be null, which is how Go writes an empty one', () => {
  expect(decodeTexts(['a', 'b']).data).toEqual(['a', 'b']);
  expect(decodeTexts(null).data).toEqual([]);
  expect(decodeErrorOf(() => decodeTexts(['a', 1])).message).toContain(' data[1] should be a text');
});
