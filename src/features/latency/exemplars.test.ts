import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { decodeExemplars, MOST_EXEMPLARS } from '#prometheus/decode-exemplars.ts';
import { exemplarList } from './exemplars.ts';

/** The response in Prometheus' own documentation of /api/v1/query_exemplars. */
const DOCUMENTED = [
  {
    seriesLabels: {
      __name__: 'test_exemplar_metric_total',
      instance: 'localhost:8090',
      job: 'prometheus',
      service: 'bar',
    },
    exemplars: [{ labels: { trace_id: 'EpTxMJ40fUus7aGY' }, value: '6', timestamp: 1600096945.479 }],
  },
  {
    seriesLabels: {
      __name__: 'test_exemplar_metric_total',
      instance: 'localhost:8090',
      job: 'prometheus',
      service: 'foo',
    },
    exemplars: [
      { labels: { trace_id: 'Olp9XHlq763ccsfa' }, value: '19', timestamp: 1600096955.479 },
      { labels: { trace_id: 'hCtjygkIHwAN9vs4' }, value: '20', timestamp: 1600096965.489 },
    ],
  },
];
const one = (labels: object, value: unknown = '1', timestamp: unknown = 10) => [
  { seriesLabels: {}, exemplars: [{ labels, value, timestamp }] },
];
const CHART = {
  span: { start: epochMs(0), end: epochMs(2e12) },
  formatValue: (value: number) => `${value} s`,
  queryUnit: null,
};
const TEMPLATE = 'https://traces.example/trace/$traceID?from=pillars';
const urlOf = (traceId: string) =>
  exemplarList(decodeExemplars(one({ trace_id: traceId })), CHART, TEMPLATE)[0]?.traceUrl;

test('an exemplar of a histogram in milliseconds is a time in seconds, where its line is', () => {
  const [row] = exemplarList(
    decodeExemplars(one({ trace_id: 'a' }, '250')),
    { ...CHART, queryUnit: 'milliseconds' },
    TEMPLATE,
  );
  expect(row).toMatchObject({ value: 0.25, valueText: '0.25 s' });
});

describe('decodeExemplars', () => {
  test('reads the documented answer, the greatest value first', () => {
    expect(decodeExemplars(DOCUMENTED).map(({ at, value, labels }) => [at, value, labels.trace_id])).toEqual([
      [1600096965489, 20, 'hCtjygkIHwAN9vs4'],
      [1600096955479, 19, 'Olp9XHlq763ccsfa'],
      [1600096945479, 6, 'EpTxMJ40fUus7aGY'],
    ]);
  });

  test.for([
    ['data', {}],
    ['data[0].seriesLabels', [{ exemplars: [] }]],
    ['data[0].exemplars[0].labels', one({ trace_id: 7 })],
    ['data[0].exemplars[0].value', one({}, 1)],
    ['data[0].exemplars[0].value', one({}, 'slow')],
    ['data[0].exemplars[0].timestamp', one({}, '1', '10')],
  ] as const)('names %s where it is not as it should be', ([place, data]) => {
    expect(() => decodeExemplars(data)).toThrow(`${place} should be`);
  });

  test('keeps a bounded number of those that can be drawn', () => {
    const many = Array.from({ length: MOST_EXEMPLARS + 1 }, (_, index) => one({}, String(index))).flat();
    const kept = decodeExemplars([...one({}, '+Inf'), ...one({}, 'NaN'), ...one({}, '9', 1e300), ...many]);
    expect([kept.length, kept[0]?.value, kept.at(-1)?.value]).toEqual([MOST_EXEMPLARS, MOST_EXEMPLARS, 1]);
    expect(decodeExemplars(null)).toEqual([]);
  });
});

describe('exemplarList', () => {
  test('shows what lies in the chart, and copies the id whole', () => {
    const span = { start: epochMs(1600096950000), end: epochMs(1600096960000) };
    expect(exemplarList(decodeExemplars(DOCUMENTED), { ...CHART, span }, TEMPLATE)).toMatchObject([
      {
        valueText: '19 s',
        traceId: 'Olp9XHlq763ccsfa',
        traceUrl: 'https://traces.example/trace/Olp9XHlq763ccsfa?from=pillars',
        text: 'instance=localhost:8090, job=prometheus, service=foo',
      },
    ]);
  });

  test('a hostile id stays one part of the path, or is no link', () => {
    expect(urlOf('a/../b?c#d&$& %2e')).toBe(
      'https://traces.example/trace/a%2F..%2Fb%3Fc%23d%26%24%26%20%252e?from=pillars',
    );
    expect(urlOf('..')).toBeNull();
    expect(urlOf('\ud800')).toBeNull();
    expect(exemplarList(decodeExemplars(one({ user: '1' })), CHART, TEMPLATE)[0]).toMatchObject({
      traceId: null,
      traceUrl: null,
      text: 'user=1',
    });
  });
});
