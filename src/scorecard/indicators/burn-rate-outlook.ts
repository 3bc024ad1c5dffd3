import { parseDuration } from '#compute/duration.ts';
import { BURN_ALERTS, burnRate, firingBurnAlerts } from '#compute/error-budget.ts';
import type { Sample } from '#compute/series.ts';
import { ratio } from '#compute/units.ts';
import { hasPlaceholder } from '#config/promql-template.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type BudgetIndicator, goodShare, objectiveOf } from './budget-indicator.ts';
import type { Moment, NeedResults, Outlook } from './kind.ts';
import { kindOf } from './registry.ts';

/** Shortest first, each once: 5m, 30m, 1h, 6h, 3d. */
const WINDOWS = [...new Set(BURN_ALERTS.flatMap(({ short, long }) => [short, long]))]
  .flatMap((text) => {
    const length = parseDuration(text);
    return length === null ? [] : [{ text, length }];
  })
  .sort((a, b) => a.length - b.length);

const WINDOW_LABEL = 'burn_window';

/** The name of the query for what one need held over the windows: `burn`, or `burn.total` where there are several. */
const burnName = (need: string): string => (need === 'query' ? 'burn' : `burn.${need}`);

export const burnNames = (indicator: BudgetIndicator): readonly string[] =>
  kindOf(indicator)
    .needs(indicator)
    .map(({ name }) => burnName(name));

/** The indicator's own counts over every window of the burn alerts, in one query for each need; none where one has no window. */
export function burnQueries(
  indicator: BudgetIndicator,
  filters: readonly LabelFilter[],
): Readonly<Record<string, ExpressionQuery>> {
  const needs = kindOf(indicator).needs(indicator);
  if (!needs.every(({ template }) => hasPlaceholder(template, '$window'))) return {};
  return Object.fromEntries(
    needs.map((need): [string, ExpressionQuery] => {
      const expr = WINDOWS.map(({ text, length }) => {
        const counts = renderQuery(need.template, { window: length, filters });
        return `label_replace(${counts}, "${WINDOW_LABEL}", ${quote(text)}, "", "")`;
      }).join(' or ');
      const unit = need.shape === 'samples' && need.unit !== undefined ? { unit: need.unit } : {};
      return [burnName(need.name), { shape: 'samples', expr, ...unit }];
    }),
  );
}

/**
 * How fast the error budget burns over each window, and the alerts that follow from it.
 * @param samplesOf what was answered, by the name of the query: those of `burnQueries` and those about the evidence
 */
export function burnOutlook(
  indicator: BudgetIndicator,
  samplesOf: (name: string) => readonly Sample[],
  moment: Moment,
): Outlook {
  const asked = new Set(
    kindOf(indicator)
      .needs(indicator)
      .map(({ name }) => name),
  );
  const rates = Object.fromEntries(
    WINDOWS.map(({ text }) => {
      const samples = (name: string) =>
        asked.has(name) ? overWindow(samplesOf(burnName(name)), text) : samplesOf(name);
      return [text, rateOf(indicator, { samples, scans: () => [] }, moment)];
    }),
  );
  const firing = firingBurnAlerts(rates);
  return {
    forward: [...new Set(firing.map(({ severity }) => `burn-alert:${severity}`))],
    parts: Object.entries(rates).flatMap(([window, rate]) =>
      rate === null ? [] : [{ name: `burn rate ${window}`, value: rate, unit: 'score' }],
    ),
  };
}

/** As the query of a need gives them: the label that tells the windows apart is ours. */
const overWindow = (samples: readonly Sample[], window: string): readonly Sample[] =>
  samples.flatMap(({ labels: { [WINDOW_LABEL]: of, ...labels }, ...sample }) =>
    of === window ? [{ ...sample, labels }] : [],
  );

function rateOf(indicator: BudgetIndicator, results: NeedResults, moment: Moment): number | null {
  const measured = kindOf(indicator).measure(indicator, results, moment);
  // A counter without a series in these minutes tells of no calm.
  if (measured.doubts?.includes('counter-absent')) return null;
  const good = goodShare(indicator, measured);
  return good === null ? null : burnRate(ratio(1 - good), ratio(objectiveOf(indicator)));
}
