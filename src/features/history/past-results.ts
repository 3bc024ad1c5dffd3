import type { Sample } from '#compute/series.ts';
import type { Span } from '#compute/unite-spans.ts';
import { DAY, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { scanStart } from '#scorecard/answers/scan-slots.ts';
import { dayIn, startOfDay } from '#scorecard/calendar/zone.ts';
import { addressed, type ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import { queryAt } from '#scorecard/trust/query-at.ts';

/** The midnights looked back on, the oldest first, in the zone of the reader. */
export type Past = { readonly midnights: readonly EpochMs[]; readonly zone: string };

/** The last so many midnights of a zone, up to an instant. */
export function pastOf(zone: string, at: EpochMs, count: number): Past {
  const { day, ...month } = dayIn(zone, at);
  const midnights = Array.from({ length: count }, (_, index) =>
    startOfDay(zone, { ...month, day: day - (count - 1 - index) }),
  );
  return { midnights, zone };
}

/** The instant at which the queries of a past are asked. */
export const endOfPast = ({ midnights }: Past): EpochMs => midnights.at(-1) ?? epochMs(0);

/** Midnights a day apart: where clocks change, a run ends and the next begins. */
function evenRuns({ midnights }: Past): readonly (readonly EpochMs[])[] {
  const runs: EpochMs[][] = [];
  for (const midnight of midnights) {
    const run = runs.at(-1);
    if (run !== undefined && midnight - (run.at(-1) ?? 0) === DAY) run.push(midnight);
    else runs.push([midnight]);
  }
  return runs;
}

/**
 * Few queries in place of one for each midnight: a range query evaluates the same expression at the same instants as
 * the instant queries of those days would. One is enough where no clock changes.
 */
export function pastQueries(query: ExpressionQuery, past: Past): readonly ExpressionQuery[] {
  const end = endOfPast(past);
  const span = end - (past.midnights[0] ?? end) + DAY;
  switch (query.shape) {
    case 'samples':
      // A period of the calendar has another length every day.
      if (query.calendar !== undefined)
        return past.midnights.map((midnight) => queryOfDay(query, past, midnight));
      return evenRuns(past).map((run) => {
        // Tiles end on midnights in UTC unless they are told to be earlier, or later.
        const offset = Math.floor(end / DAY) * DAY - (run.at(-1) ?? end);
        const tiles = {
          shape: 'tiles',
          expr: query.expr,
          span: durationMs(run.length * DAY),
          step: DAY,
        } as const;
        return addressed(offset === 0 ? tiles : { ...tiles, offset: durationMs(offset) }, query);
      });
    case 'tiles':
      return [{ ...withoutWindow(query), span: durationMs(query.span + span) }];
    case 'slots':
      return [{ ...query, window: durationMs(query.window + span) }];
  }
}

/** A month to date is another window every day: a past does with the sum of its days. A period is cut out of all tiles. */
const withoutWindow = ({
  monthToDate: _,
  calendar: __,
  ...tiles
}: Extract<ExpressionQuery, { shape: 'tiles' }>) => tiles;

/** An instant query as it is put for one midnight. */
export function queryOfDay(query: ExpressionQuery, past: Past, midnight: EpochMs): ExpressionQuery {
  const ago = endOfPast(past) - midnight;
  return query.shape !== 'samples' || ago === 0 ? query : { ...query, ago: durationMs(ago) };
}

/** The responses to the queries of one past, as one. */
export const joinResults = (results: readonly [QueryResult, ...QueryResult[]]): QueryResult => ({
  ...results[0],
  series: results.flatMap(({ series }) => series),
  warnings: [...new Set(results.flatMap(({ warnings }) => warnings))],
  infos: [...new Set(results.flatMap(({ infos }) => infos))],
});

/** What the server would have answered to `query` at each midnight, out of its responses to the `pastQuestions`. */
export function resultsOfPast(query: ExpressionQuery, past: QueryResult): (at: EpochMs) => QueryResult {
  switch (query.shape) {
    case 'samples': {
      const byTime = samplesByTime(past);
      return (at) => ({ ...past, at, series: [], samples: byTime.get(at) ?? [] });
    }
    case 'tiles':
      return (at) => {
        const { start, end } = tileGrid(queryAt(query, at), at);
        const series = past.series.map(({ labels, times, values }) => {
          const first = times.findIndex((time) => time >= start);
          const after = times.findIndex((time) => time > end);
          const [from, to] = [first === -1 ? times.length : first, after === -1 ? times.length : after];
          return { labels, times: times.slice(from, to), values: values.slice(from, to) };
        });
        return { ...past, at, samples: [], series: series.filter(({ times }) => times.length > 0) };
      };
    case 'slots': {
      return (at) => {
        const end = Math.floor(at / query.resolution) * query.resolution;
        // As far back as a scan of that day would have looked.
        const start = scanStart(query, end);
        const scans = past.scans.map((scan) => cutScan(scan, { start, end }));
        // What the server had not heard of at that time is not a service without incidents.
        return { ...past, at, scans: scans.filter(({ bad, known }) => bad.length + known.length > 0) };
      };
    }
  }
}

function samplesByTime({ series }: QueryResult): ReadonlyMap<number, readonly Sample[]> {
  const byTime = new Map<number, Sample[]>();
  for (const { labels, times, values } of series) {
    times.forEach((time, index) => {
      const sample = { labels, time: epochMs(time), value: values[index] ?? Number.NaN };
      const known = byTime.get(time);
      if (known === undefined) byTime.set(time, [sample]);
      else known.push(sample);
    });
  }
  return byTime;
}

const cutScan = ({ labels, bad, known }: SlotScan, within: Span): SlotScan => ({
  labels,
  bad: cut(bad, within),
  known: cut(known, within),
});

const cut = (spans: readonly Span[], { start, end }: Span): readonly Span[] =>
  spans.flatMap((span) => {
    const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
    return from < to ? [{ start: from, end: to }] : [];
  });
