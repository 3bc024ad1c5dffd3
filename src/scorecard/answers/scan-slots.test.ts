import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '#compute/duration.ts';
import type { Series } from '#compute/series.ts';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import { scanSlots } from './scan-slots.ts';

const END = epochMs(1_769_817_600_000);

/** A server that holds one value a minute (null: absent) for some services, the last at END. */
function serverWith(
  services: Readonly<Record<string, readonly (number | null)[]>>,
  {
    edges = 'closed',
    refuses = 0,
    moves = false,
  }: { edges?: 'closed' | 'left-open'; refuses?: number; moves?: boolean } = {},
) {
  let points = 0;
  let queries = 0;
  const valueAt = (slots: readonly (number | null)[], time: number) =>
    slots[slots.length - 1 - (END - time) / MINUTE] ?? null;
  const answer = (
    asked: Grid,
    pick: (slots: readonly (number | null)[], time: number) => number | null,
    name: object = {},
  ) => {
    const grid = moves ? moved(asked) : asked;
    const data: Series[] = Object.entries(services).map(([service, slots]) => {
      const times: number[] = [];
      const values: number[] = [];
      for (let time: number = grid.start; time <= grid.end; time += grid.step) {
        const value = pick(slots, time);
        if (value === null) continue;
        times.push(time);
        values.push(value);
      }
      points += times.length;
      return {
        labels: { ...name, service },
        times: Float64Array.from(times),
        values: Float64Array.from(values),
      };
    });
    return Promise.resolve({
      data: data.filter(({ times }) => times.length > 0),
      warnings: [],
      infos: [],
      clockLead: null,
    });
  };
  const client = {
    queryRange(expr: string, grid: Grid) {
      queries += 1;
      if (!expr.startsWith('sum_over_time(')) {
        // A bare selector keeps the name of the metric; what is calculated with it loses it.
        return answer(grid, valueAt, { __name__: 'incident' });
      }
      const [, length = '', step = ''] = /\[(\w+):(\w+)\]$/.exec(expr.slice(0, -1)) ?? [];
      const range = parseDuration(length) ?? Number.NaN;
      const every = parseDuration(step) ?? Number.NaN;
      if (refuses > 0 && (grid.end - grid.start) / MINUTE > refuses)
        return Promise.reject(new PrometheusError('too much', { kind: 'query', status: 422 }));
      return answer(grid, (slots, end) => {
        let sum: number | null = null;
        const isIn = (time: number) => (edges === 'closed' ? time >= end - range : time > end - range);
        for (let time = Math.floor(end / every) * every; isIn(time); time -= every) {
          const value = valueAt(slots, time);
          if (value !== null) sum = (sum ?? 0) + value * 1000 + 1;
        }
        return sum;
      });
    },
  } as unknown as PrometheusClient;
  return { client, points: () => points, queries: () => queries };
}

/** As VictoriaMetrics does with 50 points and more, and a Mimir told to with any: onto multiples of the step. */
const moved = ({ start, end, step }: Grid): Grid => ({
  start: epochMs(Math.floor(start / step) * step),
  end: epochMs(Math.floor(end / step) * step),
  step,
});

const query = (slots: number) =>
  ({ shape: 'slots', expr: 'incident', window: durationMs(slots * MINUTE), resolution: MINUTE }) as const;

describe('scanSlots', () => {
  const slot = fc.oneof(
    { weight: 60, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.constant(null) },
  );

  test('finds exactly the slots the server has, however they are spread', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(slot, { minLength: 420, maxLength: 600 }),
        fc.array(slot, { minLength: 420, maxLength: 600 }),
        fc.constantFrom('closed' as const, 'left-open' as const),
        fc.integer({ min: 0, max: 59 }),
        fc.boolean(),
        async (api, web, edges, late, moves) => {
          const { client } = serverWith({ api, web }, { edges, moves });
          const at = epochMs(END - late * MINUTE);
          const { data } = await scanSlots(client, query(240), at);
          for (const [service, slots] of Object.entries({ api, web })) {
            const scan = data.find(({ labels }) => labels.service === service);
            const isIn = (spans: SlotScan['bad'] | undefined, slot: number) => {
              const middle = at - (239.5 - slot) * MINUTE;
              return (spans ?? []).some(({ start, end }) => start < middle && middle < end);
            };
            slots.slice(slots.length - late - 240, slots.length - late).forEach((value, slot) => {
              expect(isIn(scan?.known, slot)).toBe(value !== null);
              expect(isIn(scan?.bad, slot)).toBe(value === 1);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an outage of the last minutes is seen at any minute of an hour, by whatever grid a server answers', async () => {
    for (const [late, moves] of [
      [10, true],
      [10, false],
      [59, true],
      [1, true],
    ] as const) {
      const slots = new Array<number | null>(24 * 60 + 120).fill(0);
      slots.splice(slots.length - late - 3, 3, 1, 1, 1);
      const { client } = serverWith({ api: slots }, { moves });
      const at = epochMs(END - late * MINUTE);
      const { data } = await scanSlots(client, query(24 * 60), at);
      expect(data[0]?.bad).toEqual([{ start: at - 3 * MINUTE, end: at }]);
    }
  });

  test('a series that began behind the last whole hour is one of them', async () => {
    const began = [...new Array<null>(330).fill(null), ...new Array<number>(30).fill(1)];
    const { client } = serverWith({ api: new Array<number>(360).fill(0), web: began });
    const at = epochMs(END - 20 * MINUTE);
    const { data } = await scanSlots(client, query(240), at);
    expect(data.map(({ labels, bad }) => [labels.service, bad])).toEqual([
      ['api', []],
      ['web', [{ start: at - 10 * MINUTE, end: at }]],
    ]);
  });

  test('slots that do not fill an hour are all found', async () => {
    const { client } = serverWith({ api: new Array<number>(700).fill(0) }, { moves: true });
    const asked = { ...query(240), resolution: durationMs(7 * MINUTE) };
    const { data } = await scanSlots(client, asked, END);
    const end = Math.floor(END / asked.resolution) * asked.resolution;
    expect(data[0]?.known.at(-1)?.end).toBe(end);
    expect(data[0]?.known[0]?.start).toBeLessThanOrEqual(end - 240 * MINUTE);
    expect(data[0]?.known).toHaveLength(1);
  });

  test('a calm month costs one point an hour, not one a minute', async () => {
    const month = 30 * 24 * 60;
    const { client, points } = serverWith({ api: new Array<number>(month + 61).fill(0) });
    const { data } = await scanSlots(client, query(month), END);
    expect(data[0]).toMatchObject({ bad: [], known: [{ start: END - month * MINUTE, end: END }] });
    expect(points()).toBe(30 * 24);
  });

  test('a server that refuses the whole window is asked in pieces, and at once the next time', async () => {
    const month = 30 * 24 * 60;
    const slots = { api: [...new Array<number>(month + 59).fill(0), 1] };
    const { client, queries } = serverWith(slots, { refuses: 25_000 });
    const whole = await scanSlots(serverWith(slots).client, query(month), END);
    expect((await scanSlots(client, query(month), END)).data).toEqual(whole.data);
    // 720 tiles of an hour, 416 a piece: the refusal, two pieces, and the last hour slot by slot.
    expect(queries()).toBe(4);
    await scanSlots(client, query(month), END);
    expect(queries()).toBe(7);
  });

  test.for([
    ['that never fired, with a rule', 0, ['ApiDown'], 1],
    ['that never fired, without a rule', 0, ['Other'], 0],
    ['that fired, whose rule is gone', 1, ['Other'], 1],
  ] as const)('an alert %s', async ([, last, names, scans]) => {
    const { client } = serverWith({ api: [...new Array<number>(239).fill(0), last] });
    const rule = (name: string) => ({ name, kind: 'alerting' });
    const rules = () => Promise.resolve({ data: names.map(rule), warnings: ['partial'], infos: [] });
    const asked = { ...query(240), alert: 'ApiDown' };
    const answer = await scanSlots({ ...client, rules } as unknown as PrometheusClient, asked, END);
    expect(answer.data).toHaveLength(scans);
    // The rules are asked only where nothing has fired; what the server says against them is said of the scan.
    expect(answer.warnings).toEqual(last === 0 ? ['partial'] : []);
  });

  test.for([404, 405, 501, 400])(
    'an alert that never fired, on a server without rules (%d)',
    async (status) => {
      const { client } = serverWith({ api: new Array<number>(240).fill(0) });
      const rules = () => Promise.reject(new PrometheusError('none', { kind: 'http', status }));
      const asked = { ...query(240), alert: 'ApiDown' };
      const answer = await scanSlots({ ...client, rules } as unknown as PrometheusClient, asked, END);
      expect(answer).toMatchObject({ data: [], isRuleUnknown: true });
    },
  );

  test('an alert that has fired needs no rules', async () => {
    const { client } = serverWith({ api: [...new Array<number>(239).fill(0), 1] });
    const rules = () => Promise.reject(new PrometheusError('none', { kind: 'http', status: 404 }));
    const asked = { ...query(240), alert: 'ApiDown' };
    const answer = await scanSlots({ ...client, rules } as unknown as PrometheusClient, asked, END);
    expect(answer.data).toHaveLength(1);
    expect(answer.isRuleUnknown).toBeUndefined();
  });

  test('an alert whose rules could not be asked for is a failure', async () => {
    const { client } = serverWith({ api: new Array<number>(240).fill(0) });
    const error = new PrometheusError('failing', { kind: 'http', status: 500 });
    const asked = { ...query(240), alert: 'ApiDown' };
    const rules = () => Promise.reject(error);
    await expect(scanSlots({ ...client, rules } as unknown as PrometheusClient, asked, END)).rejects.toBe(
      error,
    );
  });

  test('another error is not mistaken for a refusal', async () => {
    const error = new PrometheusError('no such function', { kind: 'query', status: 400 });
    const client = { queryRange: () => Promise.reject(error) } as unknown as PrometheusClient;
    await expect(scanSlots(client, query(240), END)).rejects.toBe(error);
  });
});
