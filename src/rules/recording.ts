import { formatDuration, parseDuration } from '#compute/duration.ts';
import { BURN_ALERTS } from '#compute/error-budget.ts';
import type { DurationMs } from '#compute/units.ts';
import { fingerprint } from '#config/fingerprint.ts';
import type { Indicator } from '#config/indicator.ts';
import { calendarOf } from '#config/indicator-window.ts';
import { keepsBudget } from '#scorecard/indicators/budget-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { ruleFault } from './rule-fault.ts';
import { canBeShort, SINCE, sinceQuery } from './since-query.ts';

/**
 * A query of the scorecard that the server can answer ahead of time, by a recording rule. The app reads the recorded
 * series instead of a month of samples, and the alerts are written on it.
 */
export type Recording = {
  /** Name of the recorded series: `pillars:uptime:query_30d`. */
  readonly series: string;
  /** PromQL as the app sends it where nothing is filtered. */
  readonly expr: string;
  /** Tells queries of one name apart, so that no series of an old definition is read for a new one. */
  readonly definition: string;
  /** null: a level, without a window. */
  readonly window: DurationMs | null;
};

/** The label that carries `Recording.definition`. */
export const DEFINITION_LABEL = 'pillars_definition';

/**
 * All recordings by their PromQL, each once; the first indicator that asks for one gives it its name. A query that
 * cannot give its figure is not recorded.
 */
export function recordingsOf(indicators: readonly Indicator[]): ReadonlyMap<string, Recording> {
  const recordings = new Map<string, Recording>();
  for (const indicator of indicators) {
    for (const window of [null, ...(keepsBudget(indicator) ? BURN_WINDOWS : [])]) {
      if (ruleFault(indicator, window) !== null) continue;
      // What is asked over a period of the calendar is another query every second.
      if (window === null && calendarOf(indicator) !== undefined) continue;
      for (const recording of Object.values(recordingsFor(indicator, window))) {
        if (!recordings.has(recording.expr)) recordings.set(recording.expr, recording);
      }
    }
  }
  return recordings;
}

export const BURN_WINDOWS = [...new Set(BURN_ALERTS.flatMap(({ long, short }) => [short, long]))].flatMap(
  (text) => parseDuration(text) ?? [],
);

/**
 * What one indicator wants recorded, by the name of the need.
 * @param window null: its own
 */
export function recordingsFor(
  indicator: Indicator,
  window: DurationMs | null,
): Readonly<Record<string, Recording>> {
  const plan = planIndicator(indicator, { window, filters: [] });
  const recordings: Record<string, Recording> = {};
  const add = (need: string, expr: string, over: DurationMs | null) => {
    const suffix = over === null ? '' : `_${formatDuration(over)}`;
    const series = `pillars:${indicator.id}:${need}${suffix}`;
    recordings[need] = { series, expr, definition: fingerprint(expr), window: over };
  };
  const total = totalOf(indicator);
  if (total !== null && canBeShort(plan.window)) add(SINCE, sinceQuery(total, plan.window), plan.window);
  for (const [need, { shape, expr }] of Object.entries(plan.queries)) {
    // What is scanned slot by slot is a level, however long the window.
    add(need, expr, shape === 'slots' ? null : plan.window);
    // Everything is down while any service is; as a series of its own, 90 days of it can be added up.
    if (shape === 'slots') add('down', `max(${expr}) > bool 0`, null);
  }
  return recordings;
}

/** What selects the recorded series, and among them those with the given matchers. */
export const selectorOf = ({ series, definition }: Recording, ...matchers: readonly string[]): string =>
  `${series}{${[`${DEFINITION_LABEL}="${definition}"`, ...matchers].join(',')}}`;

/** The total of an indicator that is set against the time there is data for. */
function totalOf(indicator: Indicator): string | null {
  if (indicator.kind === 'rate') return indicator.query;
  return indicator.kind === 'band' ? indicator.actual : null;
}
