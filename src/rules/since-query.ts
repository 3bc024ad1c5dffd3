import { formatDuration } from '#compute/duration.ts';
import { DAY, type DurationMs, HOUR } from '#compute/units.ts';
import { queryForm, selectorText } from '#scorecard/promql/query-form.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { saysWho } from '#scorecard/trust/evidence-plan.ts';

/** The name of the need it answers. */
export const SINCE = 'since';
export const SINCE_STEP = HOUR;

/** Shorter windows are not what a retention cuts off. */
export const canBeShort = (window: DurationMs | null): window is DurationMs =>
  window !== null && window >= DAY;

/**
 * Asks for the first hour of the window in which the series behind a total had samples, in epoch seconds: the total of
 * half a window is not that of a whole one. Siblings of a counter that was born with its first event count as well.
 */
export function sinceQuery(template: string, window: DurationMs): string {
  const step = formatDuration(SINCE_STEP);
  const { isRead, selectors } = queryForm(template);
  const sampled = selectors.map(
    (selector) => `count(last_over_time(${selectorText(selector, [], saysWho([]))}[${step}]))`,
  );
  const hourly =
    isRead && sampled.length > 0
      ? sampled.join(' + ')
      : renderQuery(template, { window: SINCE_STEP, filters: [] });
  return `min(min_over_time((time() + 0 * (${hourly}))[${formatDuration(window)}:${step}]))`;
}
