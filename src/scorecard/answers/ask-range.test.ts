import { expect, test } from 'vitest';
import { DAY, durationMs, epochMs, HOUR } from '#compute/units.ts';
import type { Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { gridLength } from '#prometheus/step.ts';
import { askRange } from './ask-range.ts';
import { ask } from './run-query.ts';

const START = epochMs(Date.parse('2025-02-01T00:00:00Z'));
const YEAR: Grid = { start: START, end: epochMs(START + 364 * DAY), step: DAY };

const tooLong = new PrometheusError('no', {
  kind: 'query',
  status: 400,
  serverMessage: 'the total query time range exceeds the limit (query length: 8736h0m0s, limit: 768h0m0s)',
});

/** Gives the day of the year for each day, of a range up to `longest`. */
function serverThat(longest: number, refusal = tooLong) {
  const asked: number[] = [];
  const client = {
    queryRange: async (_: string, grid: Grid) => {
      asked.push((grid.end - grid.start) / DAY);
      if (grid.end - grid.start > longest) throw refusal;
      const times = Float64Array.from({ length: gridLength(grid) }, (_, k) => grid.start + k * grid.step);
      const values = times.map((time) => (time - START) / DAY);
      return { data: [{ labels: { a: 'b' }, times, values }], warnings: ['w'], infos: [], clockLead: null };
    },
  } as unknown as PrometheusClient;
  return { client, asked };
}

test('a year on a server that gives 32 days at a time is a whole year, every day once', async () => {
  const { client, asked } = serverThat(32 * DAY);
  const { data, warnings } = await askRange(client, 'x', YEAR);
  expect(data).toHaveLength(1);
  expect([...(data[0]?.values ?? [])]).toEqual(Array.from({ length: 365 }, (_, day) => day));
  expect(warnings).toEqual(['w']);
  // 365, 183, 92 and 46 days are declined, 23 days are not.
  expect(asked.slice(0, 5)).toEqual([364, 182, 91, 45, 22]);
  expect(asked).toHaveLength(4 + Math.ceil(365 / 23));
});

test('charts and histories take that road', async () => {
  const { client } = serverThat(32 * DAY);
  const at = epochMs(START + 365 * DAY);
  const { series } = await ask(
    client,
    { shape: 'tiles', expr: 'x', span: durationMs(365 * DAY), step: DAY },
    at,
  );
  expect(series[0]?.values).toHaveLength(365);
});

test('what a server declines for another reason is asked once', async () => {
  const error = new PrometheusError('parse error', {
    kind: 'query',
    status: 400,
    serverMessage: 'parse error',
  });
  const { client, asked } = serverThat(0, error);
  await expect(askRange(client, 'x', YEAR)).rejects.toBe(error);
  expect(asked).toHaveLength(1);
});

test('a server that declines whatever it is asked is left alone soon', async () => {
  const { client, asked } = serverThat(-1);
  await expect(askRange(client, 'x', { ...YEAR, step: HOUR })).rejects.toBe(tooLong);
  expect(asked).toHaveLength(9);
});

test('a server that says nothing is asked for a half and a quarter, and no more', async () => {
  const { client, asked } = serverThat(-1, new PrometheusError('silence', { kind: 'timeout' }));
  await expect(askRange(client, 'x', YEAR)).rejects.toMatchObject({ kind: 'timeout' });
  expect(asked).toHaveLength(3);
});

test('a single point cannot be asked in pieces', async () => {
  const { client, asked } = serverThat(-1);
  await expect(askRange(client, 'x', { ...YEAR, end: START })).rejects.toBe(tooLong);
  expect(asked).toHaveLength(1);
});
