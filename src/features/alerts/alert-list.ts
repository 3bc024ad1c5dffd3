import type { EpochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { FiringAlert, Rule } from '#prometheus/api-response.ts';
import { longValue } from '#scorecard/explain/label-text.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';

export type AlertRow = {
  readonly id: string;
  /** Of the server that fires it; null: the default one. */
  readonly server: string | null;
  readonly name: string;
  readonly state: 'firing' | 'pending';
  readonly since: EpochMs | null;
  /** "severity=page, team=core" */
  readonly labels: string;
  /** Id of the indicator it is about; null where that cannot be told. */
  readonly indicator: string | null;
};

/**
 * Firing first, each with the indicator it is about.
 * @param source name of the server that fires them; undefined: the default one
 */
export function alertRows(
  alerts: readonly FiringAlert[],
  rules: readonly Rule[],
  indicators: readonly Indicator[],
  source?: string,
): readonly AlertRow[] {
  const own = indicators.filter((indicator) => indicator.source === source);
  return [...alerts]
    .sort((a, b) => Number(a.state === 'pending') - Number(b.state === 'pending'))
    .map((alert) => ({
      id: `${source ?? ''} ${alert.state} ${JSON.stringify(alert.labels)}`,
      server: source ?? null,
      name: longValue(alert.name).text,
      state: alert.state,
      since: alert.activeAt,
      labels: longValue(
        Object.entries(alert.labels)
          .filter(([name]) => name !== 'alertname')
          .map(([name, value]) => `${name}=${value}`)
          .join(', '),
      ).text,
      indicator: subjectOf(alert, rules, own),
    }));
}

/** Alerts made out of scorecard.json name their indicator, or it names them; others ask for a metric that one of them asks for too. */
function subjectOf(
  { name, labels }: FiringAlert,
  rules: readonly Rule[],
  indicators: readonly Indicator[],
): string | null {
  const named = indicators.find(
    (indicator) =>
      indicator.id === labels.indicator || (indicator.kind === 'incidents' && indicator.alert === name),
  );
  if (named !== undefined) return named.id;
  const asked = metricsIn(rules.find((rule) => rule.kind === 'alerting' && rule.name === name)?.query ?? '');
  const sharing = indicators.find(
    (indicator) =>
      indicator.pillar !== undefined &&
      'query' in indicator &&
      metricsIn(indicator.query ?? '').some((metric) => asked.includes(metric)),
  );
  return sharing?.id ?? null;
}

/** `up` tells of every job whether it is scraped, so that two ask for it links nothing. */
const metricsIn = (expr: string): readonly string[] =>
  queryForm(expr).selectors.flatMap(({ metric }) => (metric === null || metric === 'up' ? [] : metric));

/** Rules that cannot be evaluated: what they would tell, nobody is told. */
export const brokenRules = (
  rules: readonly Rule[],
  source?: string,
): readonly { readonly id: string; readonly name: string; readonly reason: string }[] =>
  rules
    .filter(({ health, lastError }) => health === 'err' || lastError !== null)
    .map(({ group, name, lastError }) => ({
      id: `${source === undefined ? '' : `${source}/`}${group}/${name}`,
      name: longValue(source === undefined ? name : `${name} (${source})`).text,
      reason: longValue(lastError ?? 'the server gives no reason').text,
    }));
