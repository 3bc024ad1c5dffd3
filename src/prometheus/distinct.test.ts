import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { createPrometheusClient } from './client.ts';
import { stubServer, success } from './stub-server.ts';

const GRID = { start: epochMs(0), end: epochMs(1000), step: durationMs(1000) };
type Metric = Readonly<Record<string, string>>;

/** As an instant and as a range query; a long warning takes the road of large responses. */
const ROADS = [
  { form: 'vector', info: 'a' },
  { form: 'matrix', info: 'a' },
  { form: 'vector', info: 'a'.repeat(300_000) },
  { form: 'matrix', info: 'a'.repeat(300_000) },
] as const;

function askAbout(metrics: readonly Metric[], { form, info }: (typeof ROADS)[number]) {
  const point = [1, '7'];
  const result = metrics.map((metric) =>
    form === 'vector' ? { metric, value: point } : { metric, values: [point] },
  );
  // In one line, as servers write it, so that the large ones are scanned.
  const turn = success({ resultType: form, result }, { infos: [info] });
  const client = createPrometheusClient({
    baseUrl: 'https://prom.example',
    timeout: durationMs(5000),
    fetch: stubServer(turn).fetch,
  });
  return form === 'vector' ? client.query('up', GRID.end) : client.queryRange('up', GRID);
}

describe.for(ROADS)('the entries of a $form', (road) => {
  test.for<[title: string, metrics: readonly Metric[]]>([
    ['without labels', [{}, {}]],
    ['of one label set', [{ status: '200' }, { status: '500' }, { status: '200' }]],
    [
      'in another order',
      [
        { a: '1', b: '2' },
        { b: '2', a: '1' },
      ],
    ],
  ])('are refused when there are two %s', async ([, metrics]) => {
    await expect(askAbout(metrics, road)).rejects.toMatchObject({
      kind: 'decode',
      retryable: false,
      message: expect.stringMatching(
        /holds the series \{.*\} twice \(data\.result\[0\] and data\.result\[[12]\]\)/,
      ),
    });
  });

  test.for<[title: string, metrics: readonly Metric[]]>([
    ['other values', [{ a: '1' }, { a: '2' }]],
    ['another label', [{ a: '1' }, { a: '1', b: '' }]],
    ['the border elsewhere', [{ a: '1","b":"2' }, { a: '1', b: '2' }]],
    ['a label called __proto__', [JSON.parse('{"__proto__":"1"}'), {}]],
  ])('are kept with %s', async ([, metrics]) => {
    expect((await askAbout(metrics, road)).data).toHaveLength(metrics.length);
  });
});
