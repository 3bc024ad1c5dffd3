import { formatDuration } from '#compute/duration.ts';
import { DAY, type DurationMs, HOUR } from '#compute/units.ts';
import type { Need } from './measurement.ts';
import { type LabelFilter, renderQuery } from './render-query.ts';

/** The name of the need it answers. */
export const SINCE = 'since';
export const SINCE_STEP = HOUR;

/** When the data behind a total begins, for rules: the total of half a window is not that of a whole one. */
export const sinceNeed = (template: string): Need => ({ name: SINCE, template, shape: 'since' });

/** Shorter windows are not what a retention cuts off. */
export const canBeShort = (window: DurationMs | null): window is DurationMs =>
  window !== null && window >= DAY;

/**
 * Asks for the first hour of the window in which a query over an hour has a value, in epoch seconds. It reads as many
 * samples as the query over the whole window.
 */
export function sinceQuery(template: string, window: DurationMs, filters: readonly LabelFilter[]): string {
  const hourly = renderQuery(template, { window: SINCE_STEP, filters });
  return `min(min_over_time((time() + 0 * (${hourly}))[${formatDuration(window)}:${formatDuration(SINCE_STEP)}]))`;
}
