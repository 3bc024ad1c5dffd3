import { coveredTime, type Span, withoutSpans } from '#compute/unite-spans.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';

export type IncidentGaps = {
  /** Share of the window that is not missing in the middle of a series; of the series that misses most. */
  readonly coverage: number;
  /** A series that has no samples right before or after it says that an incident lasted; null where none has. */
  readonly cut: SlotScan | null;
};

/**
 * Time that is missing in the middle of one series while others go on, and incidents that are cut off by it or by the
 * beginning or the end of their series.
 */
export function incidentGaps(scans: readonly SlotScan[], window: Span): IncidentGaps {
  let coverage = 1;
  let cut: SlotScan | null = null;
  for (const scan of scans) {
    // One that is there only while an incident lasts says nothing of the time in between.
    if (withoutSpans(scan.known, scan.bad).length === 0) continue;
    const start = Math.min(...scan.known.map((span) => span.start));
    const end = Math.max(...scan.known.map((span) => span.end));
    const gaps = withoutSpans([{ start, end }], scan.known);
    coverage = Math.min(coverage, 1 - coveredTime(gaps, window) / (window.end - window.start));
    const isUnknownBeside = (edge: number): boolean =>
      edge > window.start &&
      edge < window.end &&
      [start, end, ...gaps.flatMap((gap) => [gap.start, gap.end])].includes(edge);
    if (scan.bad.some((bad) => isUnknownBeside(bad.start) || isUnknownBeside(bad.end))) cut ??= scan;
  }
  return { coverage, cut };
}
