import { describe, expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { askAgain } from '#data/ask-again.ts';
import type { ApiResponse, Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { dailyQuery } from '#scorecard/promql/per-day.ts';
import { ask } from './run-query.ts';

const AT = epochMs(Date.parse('2026-01-31T10:20:30Z'));
const TOO_MUCH = new PrometheusError('too many samples', { kind: 'query', status: 422 });

const answer = <Data>(data: Data, more: Partial<ApiResponse<Data>> = {}): ApiResponse<Data> => ({
  data,
  warnings: [],
  infos: [],
  clockLead: null,
  ...more,
});

/** Declines the whole, and knows how many requests there were on each day: as many as days have passed since 1970. */
function serverThat(
  fails: PrometheusError,
  daily: (grid: Grid) => Promise<ApiResponse<readonly Series[]>> = byDay,
) {
  const grids: Grid[] = [];
  const client = {
    query: () => Promise.reject(fails),
    queryRange: (expr: string, grid: Grid) => {
      expect(expr).toBe('sum by (status) (increase(requests_total[1d]))');
      grids.push(grid);
      return daily(grid);
    },
  } as unknown as PrometheusClient;
  return { client, grids };
}

const byDay = async (grid: Grid): Promise<ApiResponse<readonly Series[]>> => {
  const times = Float64Array.from(
    { length: (grid.end - grid.start) / DAY + 1 },
    (_, day) => grid.start + day * DAY,
  );
  const ended = (times: Float64Array) => times.map((time) => Math.floor(time / DAY));
  return answer([
    { labels: { status: '200' }, times, values: ended(times) },
    // Began on the last day.
    ...(grid.end === AT
      ? [{ labels: { status: '500' }, times: Float64Array.of(AT), values: Float64Array.of(7) }]
      : []),
  ]);
};

const planned = (window: number) =>
  ({
    shape: 'samples',
    expr: `sum by (status) (increase(requests_total[${window / DAY}d]))`,
    ...dailyQuery('sum by (status) (increase(requests_total[$window]))', durationMs(window), []),
  }) as const;

const TODAY = Math.floor(AT / DAY);

describe('a window that a server declines as too much', () => {
  test('is added up from its days, each counted once', async () => {
    const { client, grids } = serverThat(TOO_MUCH);
    const { samples, isAddedUp } = await ask(client, planned(30 * DAY), AT);
    // 30 days that end today: 30 · today − (0 + 1 + … + 29).
    expect(samples).toEqual([
      { labels: { status: '200' }, time: AT, value: 30 * TODAY - 435 },
      { labels: { status: '500' }, time: AT, value: 7 },
    ]);
    expect(isAddedUp).toBe(true);
    expect(grids.map(({ start, end, step }) => [(AT - start) / DAY, (AT - end) / DAY, step])).toEqual([
      [29, 20, DAY],
      [19, 10, DAY],
      [9, 0, DAY],
    ]);
  });

  test('is so too where the server ran out of time, and for days that are no multiple of ten', async () => {
    const { client, grids } = serverThat(new PrometheusError('timeout', { kind: 'timeout', status: 503 }));
    const { samples } = await ask(client, planned(12 * DAY), AT);
    expect(samples[0]?.value).toBe(12 * TODAY - 66);
    expect(grids).toHaveLength(2);
  });

  test('ends before the window it is compared with', async () => {
    const { client, grids } = serverThat(TOO_MUCH);
    await ask(client, { ...planned(2 * DAY), ago: durationMs(2 * DAY) }, AT);
    const end: EpochMs | undefined = grids[0]?.end;
    expect(end).toBe(AT - 2 * DAY);
  });

  test('is declined with the first reason where its days are declined as well', async () => {
    const { client } = serverThat(TOO_MUCH, () =>
      Promise.reject(new PrometheusError('no', { kind: 'query' })),
    );
    await expect(ask(client, planned(30 * DAY), AT)).rejects.toBe(TOO_MUCH);
  });

  test('keeps what the server said of any of them, once', async () => {
    const { client } = serverThat(TOO_MUCH, async (grid) =>
      answer((await byDay(grid)).data, { warnings: ['a store is down'] }),
    );
    expect((await ask(client, planned(30 * DAY), AT)).warnings).toEqual(['a store is down']);
  });
});

test('is not asked for whole again at each refresh, but once an hour', async () => {
  let refused = 0;
  const { client } = serverThat(TOO_MUCH);
  const counting: PrometheusClient = {
    ...client,
    query: (...asked) => {
      refused += 1;
      return client.query(...asked);
    },
  };
  const known = await ask(counting, planned(30 * DAY), AT);
  expect(refused).toBe(1);
  const minuteLater = await askAgain(counting, planned(30 * DAY), epochMs(AT + MINUTE), known);
  expect(refused).toBe(1);
  expect(minuteLater).toMatchObject({ isAddedUp: true, at: AT + MINUTE });
  const hourLater = await askAgain(counting, planned(30 * DAY), epochMs(AT + HOUR), minuteLater);
  expect(refused).toBe(2);
  expect(hourLater.isAddedUp).toBe(true);
});

test('another failure is not answered with more questions', async () => {
  const { client, grids } = serverThat(new PrometheusError('bad data', { kind: 'query', status: 400 }));
  await expect(ask(client, planned(30 * DAY), AT)).rejects.toMatchObject({ status: 400 });
  expect(grids).toEqual([]);
});

test.for([
  ['sum(increase(a_total[$window]))', 30, true],
  ['sum by (le, route) (increase(a_bucket{job=~"x|(y)",$filters}[$window]))', 7, true],
  ['sum(increase(a_total[$window]))', 1, false],
  ['sum(increase(a_total[$window])) / 2', 30, false],
  ['histogram_quantile(0.9, sum(increase(a[$window])))', 30, false],
  ['sum(avg_over_time(a[$window]))', 30, false],
  ['sum(increase(a_total[$window])) or sum(increase(b_total[$window]))', 30, false],
] as const)('days of "%s" over %d d add up: %s', ([template, days, addsUp]) => {
  expect('daily' in dailyQuery(template, durationMs(days * DAY), [])).toBe(addsUp);
});

test('hours over whole days do not add up from days', () => {
  expect(dailyQuery('sum(increase(a_total[$window]))', durationMs(1.5 * DAY), [])).toEqual({});
});
