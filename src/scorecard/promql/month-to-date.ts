import { DAY, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { renderQuery } from './template.ts';

/** The days of the calendar month in UTC that an instant lies in: those that are complete, and those to come. */
export function monthOf(at: EpochMs): {
  readonly start: number;
  readonly elapsed: number;
  readonly days: number;
} {
  const date = new Date(at);
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return { start, elapsed: Math.floor((at - start) / DAY), days: (end - start) / DAY };
}

/** A template over the complete days of the month as one window, and the instant it ends; null before the first is over. */
export function monthToDateQuery(
  { template, filters }: { readonly template: string; readonly filters: readonly LabelFilter[] },
  at: EpochMs,
): { readonly expr: string; readonly at: EpochMs } | null {
  const { start, elapsed } = monthOf(at);
  if (elapsed === 0) return null;
  const window = durationMs(elapsed * DAY);
  return { expr: renderQuery(template, { window, filters }), at: epochMs(start + window) };
}
