import type { EpochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { keepsBudget } from './budget-indicator.ts';
import { burnNames, burnOutlook, burnQueries } from './burn-rate-outlook.ts';
import type { Outlook } from './kind.ts';
import { monthOutlook, monthQuery } from './month-outlook.ts';
import { addUp } from './several-samples.ts';

const CLEAR: Outlook = { forward: [], parts: [] };

/** What must be asked to see trouble coming, by the name of the query. */
export function outlookQueries(
  indicator: Indicator,
  filters: readonly LabelFilter[],
): Readonly<Record<string, ExpressionQuery>> {
  if (keepsBudget(indicator)) return burnQueries(indicator, filters);
  return indicator.kind === 'band' && indicator.forecast === 'month'
    ? { daily: monthQuery(indicator, filters) }
    : {};
}

/** @param results what has been answered; a query that failed is absent and warns of nothing */
export function outlookOf(
  indicator: Indicator,
  results: ReadonlyMap<string, QueryResult>,
  at: EpochMs,
): Outlook {
  if (keepsBudget(indicator)) {
    if (!burnNames(indicator).every((name) => results.has(name))) return CLEAR;
    const samplesOf = (name: string) => results.get(name)?.samples ?? [];
    return burnOutlook(indicator, samplesOf, { at, window: indicator.window ?? null });
  }
  const daily = results.get('daily');
  if (daily !== undefined && indicator.kind === 'band') {
    const planned = addUp(results.get('planned')?.samples ?? []);
    return monthOutlook(indicator, { daily, planned, at });
  }
  return CLEAR;
}
