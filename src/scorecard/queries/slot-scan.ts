import { badIntervals } from '#compute/bad-intervals.ts';
import type { Labels, Series } from '#compute/series.ts';
import { type Span, uniteSpans } from '#compute/unite-spans.ts';
import type { DurationMs } from '#compute/units.ts';

/**
 * What is known of one series over a long window, slot by slot, kept as spans: 90 days of minutes are 129 600 slots
 * and a handful of spans. A slot at t stands for (t − resolution, t].
 */
export type SlotScan = {
  readonly labels: Labels;
  /** While the expression was above 0. */
  readonly bad: readonly Span[];
  /** While the server had any value at all. */
  readonly known: readonly Span[];
};

/**
 * Puts a coarse scan and its fine pieces together: a calm tile is known and not bad, a suspect one is what the server
 * said for each slot, and a tile that is absent is unknown.
 */
export function joinScan(
  coarse: Series,
  suspects: ReadonlySet<number>,
  fine: readonly Series[],
  { tile, resolution }: { tile: DurationMs; resolution: DurationMs },
): SlotScan {
  // Arithmetic drops the name of a metric, so the coarse scan has none where a bare selector keeps it.
  const labels = nameless(coarse.labels);
  const pieces = fine.filter((series) => sameLabels(nameless(series.labels), labels));
  const spansWhere = (holds: (value: number) => boolean): readonly Span[] =>
    pieces.flatMap(({ times, values }) =>
      badIntervals(times, values, resolution, holds).intervals.flatMap(({ start, end }) =>
        end === null ? [] : [{ start, end }],
      ),
    );
  return {
    labels: coarse.labels,
    bad: uniteSpans(spansWhere((value) => value > 0)),
    known: uniteSpans([...calmSpans(coarse.times, suspects, tile), ...spansWhere(() => true)]),
  };
}

/** A calm quarter is thousands of tiles in a row: they are joined as they come. */
function calmSpans(ends: Float64Array, suspects: ReadonlySet<number>, tile: DurationMs): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  for (const end of ends) {
    if (suspects.has(end)) continue;
    if (last?.end === end - tile) last.end = end;
    else {
      last = { start: end - tile, end };
      spans.push(last);
    }
  }
  return spans;
}

/** The labels without the name of the metric, which arithmetic drops. */
export function nameless({ __name__: _, ...labels }: Labels): Labels {
  return labels;
}

export function sameLabels(a: Labels, b: Labels): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
