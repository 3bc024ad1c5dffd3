import { describe, expect, test } from 'vitest';
import { DAY, durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, result, tileGrid } from '#scorecard/queries/query-result.ts';
import { endOfPast, pastOf, pastQueries, resultsOfPast } from './past-results.ts';

const END = epochMs(100 * DAY);
const PAST = pastOf('UTC', END, 10);
const day = (count: number) => epochMs(END - count * DAY);

const answered = (data: Parameters<typeof result>[2]): QueryResult =>
  result({ data: null, warnings: ['partial'], infos: [], clockLead: null }, END, data);

test.for<ExpressionQuery>([
  { shape: 'samples', expr: 'up', source: 'eu' },
  { shape: 'tiles', expr: 'up', span: DAY, step: HOUR, source: 'eu' },
  { shape: 'slots', expr: 'up', window: DAY, resolution: MINUTE, source: 'eu' },
])('the past of $shape is asked of the same server', (query) => {
  expect(pastQueries(query, PAST).map(({ source }) => source)).toEqual(['eu']);
});

describe('what a server would have said at a midnight', () => {
  test('of an instant query: the point of that instant, and nothing where there is none', () => {
    const query: ExpressionQuery = { shape: 'samples', expr: 'up' };
    expect(pastQueries(query, PAST)).toEqual([{ shape: 'tiles', expr: 'up', span: 10 * DAY, step: DAY }]);
    const read = resultsOfPast(
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
    expect(pastQueries(query, PAST)).toMatchObject([{ span: 12 * DAY }]);
    const times = Float64Array.from([3, 2, 1, 0].map(day));
    const read = resultsOfPast(
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
    expect(pastQueries(query, PAST)).toMatchObject([{ window: 13 * DAY }]);
    const span = (start: number, end: number) => ({ start: day(start), end: day(end) });
    const read = resultsOfPast(
      query,
      answered({
        scans: [{ labels: {}, bad: [span(9, 8), span(5.5, 4.5), span(2.25, 1.5)], known: [span(13, 0)] }],
      }),
    );
    expect(read(day(2)).scans).toEqual([
      { labels: {}, bad: [span(5, 4.5), span(2.25, 2)], known: [span(5, 2)] },
    ]);
    // Nothing was known yet: no scan, which is not the same as one without incidents.
    expect(read(epochMs(day(13) - DAY)).scans).toEqual([]);
  });
});

describe('the midnights of a past', () => {
  const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString().slice(0, 16);
  /** The instants a server is asked for. */
  const instants = (query: ExpressionQuery | undefined, at: EpochMs) => {
    if (query?.shape !== 'tiles') throw new Error('no range');
    const { start, end, step } = tileGrid(query, at);
    return Array.from({ length: (end - start) / step + 1 }, (_, index) => iso(start + index * step));
  };

  test('end with the last one', () => {
    const { midnights } = pastOf('UTC', epochMs(END + 5 * HOUR), 10);
    expect(midnights).toHaveLength(10);
    expect([midnights[0], midnights.at(-1)]).toEqual([day(9), END]);
  });

  test.for([
    { zone: 'Asia/Kolkata', at: '2026-01-10T18:29', days: ['2026-01-08T18:30', '2026-01-09T18:30'], runs: 1 },
    { zone: 'Asia/Kolkata', at: '2026-01-10T18:30', days: ['2026-01-09T18:30', '2026-01-10T18:30'], runs: 1 },
    {
      zone: 'Europe/Berlin',
      at: '2025-10-27T12:00',
      days: ['2025-10-25T22:00', '2025-10-26T23:00'],
      runs: 2,
    },
    {
      zone: 'Europe/Berlin',
      at: '2026-03-30T12:00',
      days: ['2026-03-28T23:00', '2026-03-29T22:00'],
      runs: 2,
    },
  ])('are those of $zone on $at, asked in $runs', ({ zone, at, days, runs }) => {
    const past = pastOf(zone, epochMs(Date.parse(`${at}Z`)), 2);
    expect(past.midnights.map(iso)).toEqual(days);
    const queries = pastQueries({ shape: 'samples', expr: 'up' }, past);
    expect(queries).toHaveLength(runs);
    expect(queries.flatMap((query) => instants(query, endOfPast(past)))).toEqual(days);
  });

  test('a year of a zone with summer time is asked in three', () => {
    const past = pastOf('Europe/Berlin', epochMs(Date.parse('2026-01-31T12:00Z')), 365);
    const queries = pastQueries({ shape: 'samples', expr: 'up' }, past);
    expect(queries).toHaveLength(3);
    expect(queries.flatMap((query) => instants(query, endOfPast(past)))).toEqual(past.midnights.map(iso));
  });
});
