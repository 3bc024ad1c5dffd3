import { describe, expect, test } from 'vitest';
import { DAY, durationMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { type Reading, reading } from './ask.ts';
import { midnightsOf, pastQuestion, readingsOfPast } from './past-readings.ts';
import type { ExpressionQuery } from './plan.ts';

const END = epochMs(100 * DAY);
const PAST = { span: durationMs(10 * DAY), end: END };
const day = (count: number) => epochMs(END - count * DAY);

const answered = (data: Parameters<typeof reading>[2]): Reading =>
  reading({ data: null, warnings: ['partial'], infos: [], serverTime: null }, END, data);

describe('what a server would have said at a midnight', () => {
  test('of an instant query: the point of that instant, and nothing where there is none', () => {
    const query: ExpressionQuery = { shape: 'samples', expr: 'up' };
    expect(pastQuestion(query, PAST)).toEqual({ shape: 'tiles', expr: 'up', span: 10 * DAY, step: DAY });
    const read = readingsOfPast(
      query,
      answered({
        series: [
          { labels: { job: 'a' }, times: Float64Array.of(day(2), day(0)), values: Float64Array.of(7, 9) },
          { labels: { job: 'b' }, times: Float64Array.of(day(0)), values: Float64Array.of(Number.NaN) },
        ],
      }),
    );
    expect(read(day(2)).samples).toEqual([{ labels: { job: 'a' }, time: day(2), value: 7 }]);
    expect(read(day(1))).toMatchObject({ at: day(1), samples: [], warnings: ['partial'] });
    expect(read(day(0)).samples).toHaveLength(2);
  });

  test('of tiles: those of the span that ended then', () => {
    const query: ExpressionQuery = { shape: 'tiles', expr: 'x', span: durationMs(2 * DAY), step: DAY };
    expect(pastQuestion(query, PAST)).toMatchObject({ span: 12 * DAY });
    const times = Float64Array.from([3, 2, 1, 0].map(day));
    const read = readingsOfPast(
      query,
      answered({ series: [{ labels: {}, times, values: Float64Array.of(3, 2, 1, 0) }] }),
    );
    expect([...(read(day(1)).series[0]?.values ?? [])]).toEqual([2, 1]);
    expect(read(day(9)).series).toEqual([]);
  });

  test('of a scan for incidents: what was in its window, an incident that went on still open', () => {
    const query: ExpressionQuery = {
      shape: 'slots',
      expr: 'down',
      window: durationMs(3 * DAY),
      resolution: MINUTE,
    };
    expect(pastQuestion(query, PAST)).toMatchObject({ window: 13 * DAY });
    const span = (start: number, end: number) => ({ start: day(start), end: day(end) });
    const read = readingsOfPast(
      query,
      answered({
        scans: [{ labels: {}, bad: [span(9, 8), span(5.5, 4.5), span(2.25, 1.5)], known: [span(13, 0)] }],
      }),
    );
    expect(read(day(2)).scans).toEqual([
      { labels: {}, bad: [span(5, 4.5), span(2.25, 2)], known: [span(5, 2)] },
    ]);
  });
});

test('midnights end with the last one', () => {
  const midnights = midnightsOf(PAST);
  expect(midnights).toHaveLength(10);
  expect([midnights[0], midnights.at(-1)]).toEqual([day(9), END]);
  expect(midnights.every((at) => at % (24 * HOUR) === 0)).toBe(true);
});
