import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { openEnvelope } from './envelope.ts';
import { PrometheusError } from './error.ts';
import { isTooMuch } from './too-much.ts';

const errorOf = (status: number, body: string): unknown => {
  try {
    return openEnvelope(
      { status, headers: new Headers(), begunAt: epochMs(0), body },
      'https://prom.example',
    );
  } catch (error) {
    return error;
  }
};
const said = (error: string, errorType = 'bad_data') => JSON.stringify({ status: 'error', errorType, error });

// The texts are those of the servers' sources and of public reports.
test.for<[who: string, status: number, body: string]>([
  [
    'Prometheus, points',
    400,
    said(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    ),
  ],
  [
    'Prometheus, samples',
    422,
    said('query processing would load too many samples into memory in query execution', 'execution'),
  ],
  ['Prometheus, time', 503, said('query timed out in expression evaluation', 'timeout')],
  [
    'Mimir, range',
    400,
    said('the total query time range exceeds the limit (query length: 2160h0m0s, limit: 768h0m0s)'),
  ],
  [
    'Mimir, range, as a failure',
    500,
    said('the query time range exceeds the limit (query length: 2160h, limit: 768h)', 'internal'),
  ],
  [
    'Mimir, chunks',
    422,
    said(
      'the query exceeded the maximum number of chunks (limit: 2000000 chunks) (err-mimir-max-chunks-per-query)',
      'execution',
    ),
  ],
  [
    'Mimir, memory',
    500,
    said('the query exceeded the maximum allowed estimated amount of memory consumed', 'internal'),
  ],
  ['Cortex, as text', 400, 'invalid query, length > limit (2161h0m0s > 768h0m0s)'],
  [
    'Thanos',
    422,
    said('expand series: exceeded series limit: rpc error: code = ResourceExhausted', 'execution'),
  ],
  [
    'Thanos, as a failure',
    500,
    said('rpc error: code = ResourceExhausted desc = received message', 'internal'),
  ],
  [
    'VictoriaMetrics, points',
    422,
    said(
      'too many points for the given step=60000: 129600; cannot exceed -search.maxPointsPerTimeseries=30000',
      '422',
    ),
  ],
  [
    'VictoriaMetrics, series',
    400,
    said('the number of matching timeseries exceeds 300000; either narrow down the search or increase it'),
  ],
  ['VictoriaMetrics, memory', 503, said('not enough memory for processing 1234 data points', '503')],
  [
    'Azure',
    400,
    JSON.stringify({
      error: {
        code: 'BadRequest',
        message: 'The time range of the query is longer than the maximum of 32 days',
      },
    }),
  ],
  ['AWS', 400, JSON.stringify({ message: 'Query time range must be at most 95 days' })],
  ['a gateway, size', 413, '<html>413</html>'],
  ['a gateway, time', 504, '<html>504 Gateway Time-out</html>'],
  ['M3', 400, said('query exceeded limit: require_exhaustive=true, series_limit=10000')],
  ['without a word', 422, ''],
])('less may do: %s', async ([, status, body]) => {
  const error = await errorOf(status, body);
  expect(isTooMuch(error)).toBe(true);
  // Asking the same again does not help.
  expect(error).toMatchObject({ retryable: false });
});

test.for<[who: string, status: number, body: string]>([
  [
    'a mistake in the query',
    400,
    said('invalid parameter "query": 1:5: parse error: unexpected end of input'),
  ],
  ['a function nobody knows', 400, said('unknown function with name "foo"')],
  [
    'a join that is not unique',
    422,
    said('found duplicate series for the match group; many-to-many matching not allowed', 'execution'),
  ],
  ['overload, though it says too many', 429, said('too many outstanding requests')],
  ['a full queue', 503, said('too many concurrent requests: limit of 20', 'unavailable')],
  ['a failure', 500, said('disk', 'internal')],
  ['a bad gateway', 502, '<html></html>'],
  ['no such path', 404, '404 page not found'],
  ['nobody signed in', 401, 'token exceeds its length'],
  ['somebody else', 403, said('the tenant exceeds its limit of series')],
])('less does not help: %s', async ([, status, body]) => {
  expect(isTooMuch(await errorOf(status, body))).toBe(false);
});

test('silence and an answer beyond the limit are too much, no connection is not', () => {
  const error = (kind: PrometheusError['kind']) => new PrometheusError('x', { kind });
  expect(isTooMuch(error('timeout'))).toBe(true);
  expect(isTooMuch(error('too-large'))).toBe(true);
  expect(isTooMuch(error('network'))).toBe(false);
  expect(isTooMuch(error('aborted'))).toBe(false);
  expect(isTooMuch(new Error('too many samples'))).toBe(false);
});
