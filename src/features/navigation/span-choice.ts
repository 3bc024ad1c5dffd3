import { DAY, type DurationMs, durationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { LONGEST_WINDOW, SHORTEST_WINDOW } from '#url/url-state.ts';

/** A span of time as the address bar says it: how long, and where it ends. In whole seconds, within what it takes. */
export function spanChoice(span: { readonly start: number; readonly end: number }) {
  const end = Math.round(span.end / SECOND) * SECOND;
  const length = Math.round((span.end - span.start) / SECOND) * SECOND;
  return {
    at: epochMs(end),
    window: durationMs(Math.min(LONGEST_WINDOW, Math.max(SHORTEST_WINDOW, length))),
  };
}

/** The span a reader is looking at; a day where each target has its own. */
export function spanOf(
  { window, at }: { readonly window: DurationMs | null; readonly at: EpochMs | null },
  now: EpochMs,
): { readonly start: EpochMs; readonly end: EpochMs } {
  const end = at ?? now;
  return { start: epochMs(end - (window ?? DAY)), end };
}
