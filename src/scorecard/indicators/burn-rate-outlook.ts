import { parseDuration } from '#compute/duration.ts';
import { BURN_ALERTS, burnRate, firingBurnAlerts } from '#compute/error-budget.ts';
import type { Sample } from '#compute/series.ts';
import { ratio } from '#compute/units.ts';
import { hasPlaceholder } from '#config/promql-template.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import type { BudgetIndicator } from './budget-indicator.ts';
import { goodShare, objectiveOf } from './budget-indicator.ts';
import type { Moment, Outlook } from './kind.ts';
import { ratioKind } from './ratio.ts';

/** Shortest first, each once: 5m, 30m, 1h, 6h, 3d. */
const WINDOWS = [...new Set(BURN_ALERTS.flatMap(({ short, long }) => [short, long]))]
  .flatMap((text) => {
    const length = parseDuration(text);
    return length === null ? [] : [{ text, length }];
  })
  .sort((a, b) => a.length - b.length);

const WINDOW_LABEL = 'burn_window';

/** The indicator's own counts over every window of the burn alerts, in one query; null where it has no window. */
export function burnQuery(indicator: BudgetIndicator, filters: readonly LabelFilter[]): string | null {
  if (!hasPlaceholder(indicator.query, '$window')) return null;
  return WINDOWS.map(({ text, length }) => {
    const counts = renderQuery(indicator.query, { window: length, filters });
    return `label_replace(${counts}, "${WINDOW_LABEL}", ${quote(text)}, "", "")`;
  }).join(' or ');
}

/** How fast the error budget burns over each window, and the alerts that follow from it. */
export function burnOutlook(indicator: BudgetIndicator, samples: readonly Sample[], moment: Moment): Outlook {
  const rates = Object.fromEntries(
    WINDOWS.map(({ text }) => [
      text,
      rateOf(
        indicator,
        samples.filter(({ labels }) => labels[WINDOW_LABEL] === text),
        moment,
      ),
    ]),
  );
  const firing = firingBurnAlerts(rates);
  return {
    forward: [...new Set(firing.map(({ severity }) => `burn-alert:${severity}`))],
    parts: Object.entries(rates).flatMap(([window, rate]) =>
      rate === null ? [] : [{ name: `burn rate ${window}`, value: rate, unit: 'score' }],
    ),
  };
}

function rateOf(indicator: BudgetIndicator, samples: readonly Sample[], moment: Moment): number | null {
  const measured = ratioKind.measure(indicator, { samples: () => samples, scans: () => [] }, moment);
  const good = goodShare(indicator, measured);
  return good === null ? null : burnRate(ratio(1 - good), ratio(objectiveOf(indicator)));
}
