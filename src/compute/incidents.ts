import { chiSquareQuantile } from './chi-square.ts';
import { sampleQuantile } from './sample-quantile.ts';
import { type DurationMs, durationMs, type EpochMs } from './units.ts';

/** A time of impact in epoch milliseconds; `end` is null while it lasts. */
export type Interval = { readonly start: number; readonly end: number | null };

export type IncidentRules = {
  /** Impacts at most this far apart are one incident. */
  readonly mergeGap: DurationMs;
  /** Shorter ones, after merging, are noise. One that lasts is kept. */
  readonly minDuration: DurationMs;
  /** Time of the window nothing is known about. */
  readonly unknown: DurationMs;
};

export type Outage = { readonly start: number; readonly end: number; readonly isOpen: boolean };

export type IncidentSummary = {
  /** What overlaps the window, unclipped; an open one ends with the window. */
  readonly outages: readonly Outage[];
  /** Clipped to the window. */
  readonly downtime: DurationMs;
  /** Operating time: window − unknown − downtime. */
  readonly uptime: DurationMs;
  /** Outages that started in the window. */
  readonly failures: number;
  /** Outages that ended in the window. */
  readonly resolved: number;
  readonly open: number;
  /** Outages that had begun before the window. */
  readonly leftCensored: number;
  /** Outages that lasted for all of the window, and so neither started nor ended in it. */
  readonly throughout: number;
  /** Whole lengths of the resolved ones, in order of their end. */
  readonly durations: readonly DurationMs[];
  /** Mean time to restore and its company; null without a resolved outage. */
  readonly mttr: DurationMs | null;
  readonly mttrMedian: DurationMs | null;
  readonly mttrP90: DurationMs | null;
  readonly mttrMax: DurationMs | null;
  /** The mean with the outages that last, each as long as it is by now: MTTR will be at least this. */
  readonly mttrSoFar: DurationMs | null;
  /** Operating time per failure; null without a failure. */
  readonly mtbf: DurationMs | null;
  /** 95 % one-sided each; without a failure the upper one is Infinity. */
  readonly mtbfLower95: number;
  readonly mtbfUpper95: number;
  /** uptime / (uptime + downtime); null when nothing of the window is known. */
  readonly timeUptime: number | null;
};

/**
 * Incidents, mean time to restore and mean time between failures over a window.
 * mttr = mean of whole durations, counted where they end, mttrSoFar with those that last; mtbf = (window − unknown − downtime) / failures, counted
 * where they start
 * @param intervals impacts in any order, reaching beyond the window where that is known
 * @param window    (start, end], epoch milliseconds
 * @param rules     no defaults here: 5 min to merge and 1 min to count are the product's choice
 * @throws RangeError if the window ends before it starts or an interval before itself
 * Source: IEC 60050-192 (operating time between failures); ISO/TR 12489 (restoration).
 * @example summariseIncidents([{ start: 100, end: 400 }, { start: 460, end: 900 }], { start: epochMs(0), end: epochMs(10_000) }, { mergeGap: durationMs(120), minDuration: durationMs(0), unknown: durationMs(0) }).mttr // → 800
 */
export function summariseIncidents(
  intervals: readonly Interval[],
  window: { readonly start: EpochMs; readonly end: EpochMs },
  rules: IncidentRules,
): IncidentSummary {
  const length = window.end - window.start;
  if (length < 0) throw new RangeError('a window must not end before it starts');
  const kept = mergeIntervals(intervals, rules.mergeGap)
    .filter(({ start, end }) => end === Number.POSITIVE_INFINITY || end - start >= rules.minDuration)
    .filter(({ start, end }) => end > window.start && start < window.end);

  const downtime = total(
    kept.map(({ start, end }) => Math.min(end, window.end) - Math.max(start, window.start)),
  );
  const uptime = Math.max(0, length - rules.unknown - downtime);
  const failures = kept.filter(({ start }) => start >= window.start).length;
  const resolved = kept.filter(({ end }) => end <= window.end).sort((a, b) => a.end - b.end);
  return {
    outages: kept.map(({ start, end }) => {
      const isOpen = end === Number.POSITIVE_INFINITY;
      return { start, end: isOpen ? window.end : end, isOpen };
    }),
    downtime: durationMs(downtime),
    uptime: durationMs(uptime),
    failures,
    resolved: resolved.length,
    open: kept.filter(({ end }) => end === Number.POSITIVE_INFINITY).length,
    leftCensored: kept.length - failures,
    throughout: kept.filter(({ start, end }) => start < window.start && end > window.end).length,
    mttrSoFar: meanSoFar(kept, resolved, window.end),
    ...restoreTimes(resolved.map(({ start, end }) => durationMs(end - start))),
    mtbf: failures === 0 ? null : durationMs(uptime / failures),
    ...mtbfBounds(failures, uptime),
    timeUptime: uptime + downtime === 0 ? null : uptime / (uptime + downtime),
  };
}

/**
 * Bounds of a mean time between failures, each 95 % one-sided, for failures at a constant rate.
 * 2·uptime / χ²(0.95; 2n+2) and 2·uptime / χ²(0.05; 2n)
 * @param uptime operating time, any unit; the bounds are in the same
 * @returns an upper bound of Infinity without a failure
 * Source: IEC 60605-4 (constant failure intensity, time-terminated).
 * @example mtbfBounds(0, 2160).mtbfLower95 // ≈ 721.025713501922
 */
export function mtbfBounds(
  failures: number,
  uptime: number,
): { readonly mtbfLower95: number; readonly mtbfUpper95: number } {
  return {
    mtbfLower95: (2 * uptime) / chiSquareQuantile(0.95, 2 * failures + 2),
    mtbfUpper95:
      failures === 0 ? Number.POSITIVE_INFINITY : (2 * uptime) / chiSquareQuantile(0.05, 2 * failures),
  };
}

type Span = { readonly start: number; readonly end: number };

/** Open intervals end at Infinity, so one that lasts absorbs whatever starts after it. */
function mergeIntervals(intervals: readonly Interval[], gap: DurationMs): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  const sorted = intervals
    .map(({ start, end }) => ({ start, end: end ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of sorted) {
    if (!(end >= start))
      throw new RangeError(`an interval must not end (${end}) before it starts (${start})`);
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + gap) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function restoreTimes(
  durations: readonly DurationMs[],
): Pick<IncidentSummary, 'durations' | 'mttr' | 'mttrMedian' | 'mttrP90' | 'mttrMax'> {
  const quantile = (q: number) =>
    durations.length === 0 ? null : durationMs(sampleQuantile(durations, q).value);
  return {
    durations,
    mttr: durations.length === 0 ? null : durationMs(total(durations) / durations.length),
    mttrMedian: quantile(0.5),
    mttrP90: quantile(0.9),
    mttrMax: quantile(1),
  };
}

function meanSoFar(kept: readonly Span[], resolved: readonly Span[], now: number): DurationMs | null {
  const lasting = kept.filter(({ end }) => end > now);
  const lengths = [...resolved, ...lasting].map(({ start, end }) => Math.min(end, now) - start);
  return lengths.length === 0 ? null : durationMs(total(lengths) / lengths.length);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
