import { describe, expect, test } from 'vitest';
import { DAY, durationMs, type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import { askAgain } from '#data/ask-again.ts';
import type { Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { joinResponses } from '#prometheus/ask-parts.ts';
import { decodeSeries } from '#prometheus/decode.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { withNativeBuckets } from './native-buckets.ts';
import { ask } from './run-query.ts';

type Point = readonly [seconds: number, buckets: readonly (readonly [number, string, string, string])[]];

const series = (points: readonly Point[], metric: object = {}) => ({
  metric,
  histograms: points.map(([seconds, buckets]) => {
    const count = buckets.reduce((sum, [, , , inside]) => sum + Number(inside), 0);
    return [seconds, { count: String(count), sum: '1', buckets }];
  }),
});
const responseTo = (...result: readonly object[]) => ({
  ...decodeSeries({ resultType: 'matrix', result }),
  infos: [],
  clockLead: null,
});
const table = ({ data }: Pick<ReturnType<typeof withNativeBuckets>, 'data'>) =>
  data.map(({ labels, times, values }) => [{ ...labels }, [...times], [...values]]);

const LOW = [0, '1', '2', '3'] as const;
const HIGH = [0, '4', '8', '5'] as const;

describe('withNativeBuckets', () => {
  test('every time has every bound of the response, so that tiles can be added up', () => {
    const response = withNativeBuckets(
      responseTo(
        series(
          [
            [60, [LOW]],
            [120, [HIGH]],
          ],
          { a: 'b' },
        ),
      ),
    );
    const times = [60_000, 120_000];
    expect(table(response)).toEqual([
      [{ a: 'b', le: '1' }, times, [0, 0]],
      [{ a: 'b', le: '2' }, times, [3, 0]],
      [{ a: 'b', le: '4' }, times, [3, 0]],
      [{ a: 'b', le: '8' }, times, [3, 5]],
      [{ a: 'b', le: '+Inf' }, times, [3, 5]],
    ]);
    expect(response.warnings).toEqual([]);
  });

  test('parts of a range are one response, a repeated point counts once', () => {
    const parts = [
      responseTo(series([[60, [LOW]]])),
      responseTo(
        series([
          [60, [LOW]],
          [120, [HIGH]],
        ]),
      ),
    ];
    expect(table(withNativeBuckets(joinResponses(parts)))).toEqual(
      table(
        withNativeBuckets(
          responseTo(
            series([
              [60, [LOW]],
              [120, [HIGH]],
            ]),
          ),
        ),
      ),
    );
  });

  test.for<[string, readonly object[]]>([
    ['beside other series', [series([[60, [LOW]]]), { metric: { le: '1' }, values: [[60, '3']] }]],
    ['with a label le', [series([[60, [LOW]]], { le: '2' })]],
  ])('%s they stay left out, and that is said', ([, answer]) => {
    const response = responseTo(...answer);
    const read = withNativeBuckets(response);
    expect(read.data).toEqual(response.data);
    expect(read.warnings).toEqual([expect.stringContaining('Native histograms are left out')]);
  });
});

describe('ask', () => {
  const tooMuch = new PrometheusError('too many samples', { kind: 'query', status: 422 });
  /** A server that declines to answer for a whole window at once. Nothing else is asked of it. */
  const server = (queryRange: PrometheusClient['queryRange']) =>
    ({ query: () => Promise.reject(tooMuch), queryRange }) as Partial<PrometheusClient> as PrometheusClient;

  test('tiles of a query that reads buckets are buckets; others are told what is missing', async () => {
    const answered = responseTo(series([[120, [LOW]]]));
    const client = server(() => Promise.resolve(answered));
    const query = { shape: 'tiles', expr: 'x', span: MINUTE, step: MINUTE } as const;
    const at: EpochMs = epochMs(2 * MINUTE);
    const read = await ask(client, { ...query, reads: 'buckets' }, at);
    expect(read.series.map(({ labels }) => labels.le)).toEqual(['1', '2', '+Inf']);
    expect(read.warnings).toEqual([]);
    const unread = await ask(client, query, at);
    expect(unread.series).toEqual([]);
    expect(unread.warnings).toHaveLength(1);
  });

  test('the days of a window that is too much at once add up, whatever bounds each of them has', async () => {
    const asked: Grid[] = [];
    const client = server(async (_expr, grid) => {
      asked.push(grid);
      const points: Point[] = [];
      for (let time: number = grid.start; time <= grid.end; time += grid.step) {
        points.push([time / 1000, points.length === 0 ? [LOW] : [HIGH]]);
      }
      return responseTo(series(points));
    });
    const at = epochMs(40 * DAY);
    const daily = { expr: 'x', window: durationMs(20 * DAY) };
    const { samples, isAddedUp } = await ask(
      client,
      { shape: 'samples', expr: 'x', daily, reads: 'buckets' },
      at,
    );
    // Two requests of ten days, each with three observations on its first day and five on the nine others.
    expect(asked).toHaveLength(2);
    expect(samples.map(({ labels, value }) => [labels.le, value])).toEqual([
      ['1', 0],
      ['2', 6],
      ['4', 6],
      ['8', 96],
      ['+Inf', 96],
    ]);
    expect(isAddedUp).toBe(true);
  });

  test('a refresh asks for all tiles again: those of two responses may have different bounds', async () => {
    const asked: Grid[] = [];
    const client = server(async (_expr, grid) => {
      asked.push(grid);
      return responseTo(series([[grid.end / 1000, [asked.length === 1 ? LOW : HIGH]]]));
    });
    const query = { shape: 'tiles', expr: 'x', span: DAY, step: MINUTE, reads: 'buckets' } as const;
    const known = await ask(client, query, epochMs(40 * DAY));
    const again = await askAgain(client, query, epochMs(40 * DAY + MINUTE), known);
    expect(asked.map(({ start, end }) => end - start)).toEqual([DAY - MINUTE, DAY - MINUTE]);
    expect(again.series.map(({ labels }) => labels.le)).toEqual(['4', '8', '+Inf']);
  });
});
