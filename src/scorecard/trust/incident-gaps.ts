import { coveredTime, type Span, withoutSpans } from '#compute/unite-spans.ts';
import type { SlotScan } from '#scorecard/slot-scan.ts';

export type IncidentGaps = {
  /** Share of the window that is not missing in the middle of a series; of the series that misses most. */
  readonly coverage: number;
  /** A series that has no samples right before or after it says that an incident lasted; null where none has. */
  readonly cut: SlotScan | null;
};

/**
 * Time that is missing in the middle of one series while others go on: nobody knows whether its incident lasted. A series
 * that is there only while an incident lasts has no gaps.
 */
export function incidentGaps(scans: readonly SlotScan[], window: Span): IncidentGaps {
  let coverage = 1;
  let cut: SlotScan | null = null;
  for (const scan of scans) {
    const gaps = gapsOf(scan);
    const missing = coveredTime(gaps, window) / (window.end - window.start);
    coverage = Math.min(coverage, 1 - missing);
    const isCut = gaps.some(
      (gap) =>
        coveredTime([gap], window) > 0 &&
        scan.bad.some(({ start, end }) => end === gap.start || start === gap.end),
    );
    if (isCut) cut ??= scan;
  }
  return { coverage, cut };
}

function gapsOf({ known, bad }: SlotScan): readonly Span[] {
  const start = Math.min(...known.map((span) => span.start));
  const end = Math.max(...known.map((span) => span.end));
  const hasBeenCalm = withoutSpans(known, bad).length > 0;
  return hasBeenCalm && start < end ? withoutSpans([{ start, end }], known) : [];
}
