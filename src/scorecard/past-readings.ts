import type { Sample } from '#compute/series.ts';
import type { Span } from '#compute/unite-spans.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { type Reading, tileGrid } from './ask.ts';
import type { ExpressionQuery } from './plan.ts';
import { coarseScan } from './scan-slots.ts';
import type { SlotScan } from './slot-scan.ts';

/** How far back, ending on a midnight in UTC. */
export type Past = { readonly span: DurationMs; readonly end: EpochMs };

/** Every midnight of a past, the oldest first. */
export function midnightsOf({ span, end }: Past): readonly EpochMs[] {
  const count = Math.floor(span / DAY);
  return Array.from({ length: count }, (_, index) => epochMs(end - (count - 1 - index) * DAY));
}

/**
 * One question in place of one for each midnight: a range query evaluates the same expression at the same instants as
 * the instant queries of those days would.
 */
export function pastQuestion(query: ExpressionQuery, { span }: Past): ExpressionQuery {
  switch (query.shape) {
    case 'samples':
      return { shape: 'tiles', expr: query.expr, span, step: DAY };
    case 'tiles':
      return { ...query, span: durationMs(query.span + span) };
    case 'slots':
      return { ...query, window: durationMs(query.window + span) };
  }
}

/** What the server would have answered to `query` at each midnight, out of its answer to the `pastQuestion`. */
export function readingsOfPast(query: ExpressionQuery, past: Reading): (at: EpochMs) => Reading {
  switch (query.shape) {
    case 'samples': {
      const byTime = samplesByTime(past);
      return (at) => ({ ...past, at, series: [], samples: byTime.get(at) ?? [] });
    }
    case 'tiles':
      return (at) => {
        const { start, end } = tileGrid(query, at);
        const series = past.series.map(({ labels, times, values }) => {
          const first = times.findIndex((time) => time >= start);
          const after = times.findIndex((time) => time > end);
          const [from, to] = [first === -1 ? times.length : first, after === -1 ? times.length : after];
          return { labels, times: times.slice(from, to), values: values.slice(from, to) };
        });
        return { ...past, at, series: series.filter(({ times }) => times.length > 0) };
      };
    case 'slots': {
      const tile = coarseScan(query).step;
      return (at) => {
        const end = Math.floor(at / query.resolution) * query.resolution;
        // As far back as a scan of that day would have looked: in whole tiles.
        const start = end - Math.ceil(query.window / tile) * tile;
        return { ...past, at, scans: past.scans.map((scan) => cutScan(scan, { start, end })) };
      };
    }
  }
}

function samplesByTime({ series }: Reading): ReadonlyMap<number, readonly Sample[]> {
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
