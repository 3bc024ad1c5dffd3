import { formatDuration } from '#compute/duration.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { readAddress } from './address.ts';

/**
 * A link to the server's own graphs of `exprs`, one below the other, over the `window` that ends at `at`, or null when the address is
 * not one to link to (`javascript:` above all). `/graph` and `tab=0` are the old interface's words; Prometheus 3
 * and VictoriaMetrics still take them, the old one takes no others.
 */
export function graphUrl(
  baseUrl: string,
  exprs: string | readonly string[],
  at: EpochMs,
  window: DurationMs,
): string | null {
  const { base, problem } = readAddress(baseUrl);
  if (problem === 'not-http') return null;
  const panels = new URLSearchParams();
  for (const [index, expr] of [exprs].flat().entries()) {
    panels.append(`g${index}.expr`, expr);
    panels.append(`g${index}.tab`, '0');
    panels.append(`g${index}.range_input`, formatDuration(window));
    panels.append(`g${index}.end_input`, utcText(at));
  }
  return `${base}/graph?${panels}`;
}

/** `2026-01-31 00:00:00`: read as UTC by every version. */
const utcText = (at: EpochMs): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
