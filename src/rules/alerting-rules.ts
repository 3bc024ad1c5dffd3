import { COUNT_NOISE } from '#compute/availability.ts';
import { formatDuration, parseDuration } from '#compute/duration.ts';
import { BURN_ALERTS, type BurnAlert } from '#compute/error-budget.ts';
import { type DurationMs, durationMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { endOf } from '#scorecard/calendar/zone.ts';
import { targetText, windowText } from '#scorecard/explain/figure.ts';
import { type BudgetIndicator, isShareOfGood, keepsBudget } from '#scorecard/indicators/budget-indicator.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { markedCounter } from '#scorecard/trust/form-fault.ts';
import { badSharePromql, type Recorded } from './figure-promql.ts';
import { leftOut } from './left-out.ts';
import { offTargetPromql } from './off-target-promql.ts';
import { type Recording, recordingsFor, selectorOf } from './recording.ts';

export type AlertingRule = {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
};

export type AlertContext = {
  readonly config: ScorecardConfig;
  readonly recordings: ReadonlyMap<string, Recording>;
  /** Address of the app, for links from the alerts; null: none. */
  readonly page: string | null;
};

/** An alert is for what lasts, not for one evaluation. */
const LASTING = durationMs(10 * MINUTE);
/** The short window of a burn alert has waited already. */
const BURNING = durationMs(2 * MINUTE);

type Fault = { readonly name: string; readonly expr: string; readonly summary: string };

/** An alert for each way in which one indicator can fail its target: off it, without data, with old evidence. */
export function targetAlerts(indicator: Indicator, around: AlertContext): readonly AlertingRule[] {
  const left = leftOut(indicator)?.what;
  if (!isGraded(indicator) || (left !== undefined && left !== 'its burn alerts')) return [];
  const recorded = recordedOf(indicator, null, around);
  return [
    ...offTarget(indicator, recorded, around),
    ...absent(indicator, recorded),
    ...stale(indicator, recorded),
  ].map(({ name, expr, summary }) =>
    alertingRule(indicator, around, { name, expr, summary, severity: 'ticket', lasting: LASTING }),
  );
}

/** The multi-window burn alerts of an indicator that keeps an error budget. Source: SRE Workbook, table 5-8. */
export function budgetAlerts(indicator: Indicator, around: AlertContext): readonly AlertingRule[] {
  const left = leftOut(indicator)?.what ?? 'all but its burn alerts';
  if (!isGraded(indicator) || !keepsBudget(indicator) || left !== 'all but its burn alerts') return [];
  return BURN_ALERTS.map((alert) =>
    alertingRule(indicator, around, {
      name: `Burn${alert.long}`,
      expr: [alert.long, alert.short]
        .map((window) => burnPromql(indicator, alert, window, around))
        .join(' and '),
      summary: `${indicator.title} spends its error budget at more than ${alert.burnRate} times the rate that lasts, over ${alert.long} and over ${alert.short}`,
      severity: alert.severity,
      lasting: BURNING,
    }),
  );
}

function burnPromql(
  indicator: BudgetIndicator,
  { burnRate }: BurnAlert,
  window: string,
  around: AlertContext,
): string {
  const bad = badSharePromql(indicator, recordedOf(indicator, parseDuration(window), around));
  const budget = isShareOfGood(indicator) ? `(1 - ${indicator.target})` : `${indicator.target}`;
  return `(${bad}) > ${burnRate} * ${budget}`;
}

function offTarget(indicator: Indicator, recorded: Recorded, { config }: AlertContext): readonly Fault[] {
  const expr = offTargetPromql(indicator, recorded);
  const target = targetText(indicator, config.currency);
  return expr === null
    ? []
    : [{ name: 'OffTarget', expr, summary: `${indicator.title} is off its target of ${target}` }];
}

/** A rule over a series that does not exist never fires: that the data is gone has to be an alert of its own. */
function absent(indicator: Indicator, recorded: Recorded): readonly Fault[] {
  const [need] = Object.keys(recordingsFor(indicator, null));
  if (need === undefined) return [];
  const summary = `${indicator.title} has no data, so nobody can tell whether it meets its target`;
  return [{ name: 'NoData', expr: absentPromql(indicator, need, recorded), summary }];
}

/** What the page has no figure of either: no series, no bucket at the bound, more events of one sort than there are. */
function absentPromql(indicator: Indicator, need: string, recorded: Recorded): string {
  switch (indicator.kind) {
    case 'share':
      return keepsBudget(indicator)
        ? `absent(${badSharePromql(indicator, recorded)})`
        : `absent(max(${recorded(need)}))`;
    case 'events': {
      const total = recorded('total');
      return `absent(max(${total})) or sum(${recorded(markedCounter(indicator).need)}) > sum(${total}) * ${1 + COUNT_NOISE}`;
    }
    default:
      return `absent(max(${recorded(need)}))`;
  }
}

function stale(indicator: Indicator, recorded: Recorded): readonly Fault[] {
  if (indicator.kind === 'attested') {
    const end = endOf(indicator.validUntil) / SECOND;
    const summary = `What was attested of ${indicator.title} was valid until ${indicator.validUntil}`;
    return [{ name: 'Expired', expr: `vector(time()) >= ${end}`, summary }];
  }
  if (!('maxAge' in indicator) || indicator.maxAge === undefined || indicator.freshness === undefined)
    return [];
  const summary = `The newest evidence for ${indicator.title} is older than ${windowText(indicator.maxAge)}`;
  return [
    { name: 'Stale', expr: `time() - min(${recorded('freshness')}) > ${indicator.maxAge / SECOND}`, summary },
  ];
}

/** Equal queries are recorded once, under the name that the first indicator gave them. */
function recordedOf(indicator: Indicator, window: DurationMs | null, { recordings }: AlertContext): Recorded {
  const wanted = recordingsFor(indicator, window);
  return (need, ...matchers) => {
    const recording = recordings.get(wanted[need]?.expr ?? '');
    if (recording === undefined) throw new RangeError(`${indicator.id} has nothing recorded as ${need}`);
    return selectorOf(recording, ...matchers);
  };
}

type Alert = Fault & { readonly severity: 'page' | 'ticket'; readonly lasting: DurationMs };

function alertingRule(indicator: Indicator, { page }: AlertContext, alert: Alert): AlertingRule {
  return {
    alert: `Pillars${pascalCase(indicator.id)}${alert.name}`,
    expr: alert.expr,
    for: formatDuration(alert.lasting),
    labels: {
      severity: alert.severity,
      pillar: indicator.pillar ?? '',
      indicator: indicator.id,
    },
    annotations: {
      summary: literal(alert.summary),
      ...(indicator.description === undefined ? {} : { description: literal(indicator.description) }),
      ...(indicator.runbook === undefined ? {} : { runbook_url: literal(indicator.runbook) }),
      ...(page === null ? {} : { dashboard_url: literal(`${page}?indicator=${indicator.id}`) }),
    },
  };
}

const pascalCase = (id: string): string =>
  id.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Annotations are Go templates; a text of scorecard.json is none. */
const literal = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');
