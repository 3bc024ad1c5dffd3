import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '#compute/duration.ts';
import type { Series } from '#compute/series.ts';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Grid, PrometheusClient } from '#prometheus/answer.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { scanSlots } from './scan-slots.ts';
import type { SlotScan } from './slot-scan.ts';

const END = epochMs(1_769_817_600_000);

/** A server that holds one value a minute (null: absent) for some services, the last at END. */
function serverWith(
  services: Readonly<Record<string, readonly (number | null)[]>>,
  { edges = 'closed', refuses = 0 }: { edges?: 'closed' | 'left-open'; refuses?: number } = {},
) {
  let points = 0;
  let questions = 0;
  const valueAt = (slots: readonly (number | null)[], time: number) =>
    slots[slots.length - 1 - (END - time) / MINUTE] ?? null;
  const answer = (
    grid: Grid,
    pick: (slots: readonly (number | null)[], time: number) => number | null,
    name: object = {},
  ) => {
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
      questions += 1;
      if (!expr.startsWith('sum_over_time(')) {
        // A bare selector keeps the name of the metric; what is calculated with it loses it.
        return answer(grid, valueAt, { __name__: 'incident' });
      }
      const range = parseDuration(/\[(\w+):1m\]$/.exec(expr.slice(0, -1))?.[1] ?? '') ?? Number.NaN;
      if (refuses > 0 && (grid.end - grid.start) / MINUTE > refuses)
        return Promise.reject(new PrometheusError('too much', { kind: 'query', status: 422 }));
      return answer(grid, (slots, end) => {
        let sum: number | null = null;
        const isIn = (time: number) => (edges === 'closed' ? time >= end - range : time > end - range);
        for (let time: number = end; isIn(time); time -= MINUTE) {
          const value = valueAt(slots, time);
          if (value !== null) sum = (sum ?? 0) + value * 1000 + 1;
        }
        return sum;
      });
    },
  } as unknown as PrometheusClient;
  return { client, points: () => points, questions: () => questions };
}

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
        fc.array(slot, { minLength: 300, maxLength: 600 }),
        fc.array(slot, { minLength: 300, maxLength: 600 }),
        fc.constantFrom('closed' as const, 'left-open' as const),
        async (api, web, edges) => {
          const { client } = serverWith({ api, web }, { edges });
          const { data } = await scanSlots(client, query(240), END);
          for (const [service, slots] of Object.entries({ api, web })) {
            const scan = data.find(({ labels }) => labels.service === service);
            const isIn = (spans: SlotScan['bad'] | undefined, slot: number) => {
              const middle = END - (239.5 - slot) * MINUTE;
              return (spans ?? []).some(({ start, end }) => start < middle && middle < end);
            };
            slots.slice(-240).forEach((value, slot) => {
              expect(isIn(scan?.known, slot)).toBe(value !== null);
              expect(isIn(scan?.bad, slot)).toBe(value === 1);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
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
    const { client, questions } = serverWith(slots, { refuses: 25_000 });
    const whole = await scanSlots(serverWith(slots).client, query(month), END);
    expect((await scanSlots(client, query(month), END)).data).toEqual(whole.data);
    // 720 tiles of an hour, 416 a piece: the refusal, two pieces, and the last hour slot by slot.
    expect(questions()).toBe(4);
    await scanSlots(client, query(month), END);
    expect(questions()).toBe(7);
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

  test('another error is not mistaken for a refusal', async () => {
    const error = new PrometheusError('no such function', { kind: 'query', status: 400 });
    const client = { queryRange: () => Promise.reject(error) } as unknown as PrometheusClient;
    await expect(scanSlots(client, query(240), END)).rejects.toBe(error);
  });
});
