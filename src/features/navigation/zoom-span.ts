import { type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import { LONGEST_WINDOW, SHORTEST_WINDOW } from '#url/url-state.ts';

/** Around an incident as much time again on either side, so that one sees it begin and end. */
const CONTEXT = 1;
const LEAST_CONTEXT = durationMs(15 * 60_000);

/** Whole steps: only then are the figures of a span sums of the points that are drawn. */
function onGrid(start: number, end: number, step: DurationMs): TimeSpan {
  const from = Math.round(start / step) * step;
  return { start: epochMs(from), end: epochMs(Math.max(from + step, Math.round(end / step) * step)) };
}

/** Not beyond now: what would reach into the future is moved back. */
function untilNow({ start, end }: TimeSpan, now: EpochMs): TimeSpan {
  const over = Math.max(0, end - now);
  return { start: epochMs(start - over), end: epochMs(end - over) };
}

/** Half of a span around an instant of it, or around its middle. */
export function zoomedIn(span: TimeSpan, around: number | null, step: DurationMs): TimeSpan {
  const length = Math.max((span.end - span.start) / 2, SHORTEST_WINDOW);
  const middle = around ?? (span.start + span.end) / 2;
  const start = Math.min(span.end - length, Math.max(span.start, middle - length / 2));
  return onGrid(start, start + length, step);
}

/** Twice a span around its middle. */
export function zoomedOut(span: TimeSpan, now: EpochMs): TimeSpan {
  const length = Math.min(2 * (span.end - span.start), LONGEST_WINDOW);
  const middle = (span.start + span.end) / 2;
  return untilNow({ start: epochMs(middle - length / 2), end: epochMs(middle + length / 2) }, now);
}

/** The same length of time, later or earlier by whole steps, at least one. */
export function panned(span: TimeSpan, by: number, step: DurationMs, now: EpochMs): TimeSpan {
  const shift = Math.sign(by) * Math.max(step, Math.round(Math.abs(by) / step) * step);
  return untilNow({ start: epochMs(span.start + shift), end: epochMs(span.end + shift) }, now);
}

/** An incident with what was before and after it; one that lasts ends now. */
export function aroundIncident(
  start: EpochMs,
  end: EpochMs | null,
  step: DurationMs,
  now: EpochMs,
): TimeSpan {
  const until = end ?? now;
  const context = Math.max(LEAST_CONTEXT, CONTEXT * (until - start));
  const from = Math.floor((start - context) / step) * step;
  const to = Math.ceil((until + context) / step) * step;
  return { start: epochMs(from), end: epochMs(Math.min(to, Math.max(now, until))) };
}

/** "5 h": how long a span is. */
export const lengthText = ({ start, end }: TimeSpan): string => windowText(durationMs(end - start));
