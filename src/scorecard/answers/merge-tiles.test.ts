import { describe, expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { askAgain } from '#data/ask-again.ts';
import type { Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { mergeTiles, unsettledGrid } from './merge-tiles.ts';
import { ask } from './run-query.ts';

const at = (text: string): EpochMs => epochMs(Date.parse(`2026-01-31T${text}Z`));
const grid = (start: EpochMs, end: EpochMs, step: DurationMs): Grid => ({ start, end, step });

describe('unsettledGrid', () => {
  const hours = (start: string, end: string) => grid(at(start), at(end), HOUR);

  test('asks the last two points again while no new one is due', () => {
    expect(unsettledGrid(hours('00:00', '10:00'), hours('00:00', '10:00'), at('10:01'))).toEqual(
      hours('09:00', '10:00'),
    );
  });

  test('with steps shorter than 2.5 min, everything of the last 5 min', () => {
    const known = grid(at('00:00'), at('10:00'), MINUTE);
    const wanted = grid(at('00:01'), at('10:01'), MINUTE);
    expect(unsettledGrid(known, wanted, at('10:01')).start).toBe(at('09:57'));
  });

  test('a page that slept asks for all it missed', () => {
    expect(unsettledGrid(hours('00:00', '10:00'), hours('05:00', '15:00'), at('15:00'))).toEqual(
      hours('09:00', '15:00'),
    );
  });

  test('keeps nothing where the points of the two lie elsewhere, or too far apart', () => {
    const wanted = hours('00:00', '10:00');
    const shifted = grid(epochMs(at('00:00') - 1), epochMs(at('10:00') - 1), HOUR);
    expect(unsettledGrid(shifted, wanted, at('10:00'))).toBe(wanted);
    expect(unsettledGrid(grid(at('00:00'), at('10:00'), MINUTE), wanted, at('10:00'))).toBe(wanted);
    expect(unsettledGrid(hours('00:00', '02:00'), hours('05:00', '10:00'), at('10:00'))).toEqual(
      hours('05:00', '10:00'),
    );
  });
});

const series = (name: string, points: readonly (readonly [number, number])[]): Series => ({
  labels: { name },
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
});
const points = ({ labels, times, values }: Series) => [
  labels.name,
  ...Array.from(times, (t, i) => [t, values[i]]),
];

describe('mergeTiles', () => {
  const step = durationMs(10);
  const wanted = grid(epochMs(10), epochMs(50), step);
  const asked = grid(epochMs(40), epochMs(50), step);

  test('keeps what is settled, replaces what was asked, and lets go what left the window', () => {
    const known = [
      series('a', [
        [0, 1],
        [10, 1],
        [30, 1],
        [40, 1],
      ]),
    ];
    const fresh = [
      series('a', [
        [40, 2],
        [50, 2],
      ]),
    ];
    expect(mergeTiles(known, fresh, asked, wanted).map(points)).toEqual([
      ['a', [10, 1], [30, 1], [40, 2], [50, 2]],
    ]);
    expect([...(known[0]?.values ?? [])]).toEqual([1, 1, 1, 1]);
  });

  test('a point that is gone from the new answer is gone; series end and begin', () => {
    const known = [
      series('ended', [
        [20, 1],
        [40, 1],
      ]),
      series('left', [[0, 1]]),
    ];
    const fresh = [series('begun', [[50, 3]])];
    expect(mergeTiles(known, fresh, asked, wanted).map(points)).toEqual([
      ['ended', [20, 1]],
      ['begun', [50, 3]],
    ]);
  });
});

/** A server of one series that counts minutes, and may have been told otherwise about some of them. */
function server(corrections: ReadonlyMap<number, number>) {
  let asked = 0;
  const queryRange = async (_expr: string, { start, end, step }: Grid) => {
    const times: number[] = [];
    for (let time = start as number; time <= end; time += step) times.push(time);
    asked += times.length;
    const values = times.map((time) => corrections.get(time) ?? time / MINUTE);
    const data = [
      { labels: { name: 'minutes' }, times: Float64Array.from(times), values: Float64Array.from(values) },
    ];
    return { data, warnings: [], infos: [], clockLead: null };
  };
  return { client: { queryRange } as unknown as PrometheusClient, asked: () => asked };
}

describe('a refreshed answer', () => {
  const query = { shape: 'tiles', expr: 'x', span: DAY, step: durationMs(5 * MINUTE) } as const;
  const contentOf = ({ series: all }: QueryResult) => all.map(points);

  test('is what a full one would be, refresh after refresh, for a fraction of the points', async () => {
    const { client, asked } = server(new Map());
    let known = await ask(client, query, at('10:00'));
    const first = asked();
    for (let minute = 1; minute <= 40; minute += 1) {
      const now = epochMs(at('10:00') + minute * MINUTE);
      const before = asked();
      known = await askAgain(client, query, now, known);
      expect(asked() - before).toBeLessThanOrEqual(first / 50);
      expect(contentOf(known)).toEqual(contentOf(await ask(client, query, now)));
    }
  });

  test('takes in samples that were late, and within the hour also what was settled wrongly', async () => {
    const corrections = new Map<number, number>();
    const { client } = server(corrections);
    const known = await ask(client, query, at('10:00'));
    const lastPoint = tileGrid(query, at('10:00')).end;
    corrections.set(lastPoint, -1).set(lastPoint - 6 * HOUR, -2);
    const soon = await askAgain(client, query, at('10:01'), known);
    expect([...(soon.series[0]?.values ?? [])].filter((value) => value < 0)).toEqual([-1]);
    const later = await askAgain(client, query, at('11:00'), soon);
    expect([...(later.series[0]?.values ?? [])].filter((value) => value < 0)).toEqual([-2, -1]);
  });
});
