import { formatValue } from '#compute/format-value.ts';
import type { IncidentSummary } from '#compute/incidents.ts';
import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { findIncidents } from '#scorecard/indicators/incidents.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';

export type IncidentRow = {
  readonly start: EpochMs;
  /** null while it lasts. */
  readonly end: EpochMs | null;
  /** "21 min"; "≥ 21 min" while it lasts. */
  readonly duration: string;
  /** What people called it in the list of scorecard.json. */
  readonly title: string | null;
  readonly link: string | null;
};

/** The incidents behind MTTR and MTBF, newest first. */
export function incidentList(
  indicator: IndicatorOf<'incidents'>,
  plan: IndicatorPlan,
  result: QueryResult,
): readonly IncidentRow[] {
  const list = indicator.log?.list ?? [];
  const { summary } = findIncidents(indicator, result.scans, { at: result.at, window: plan.window });
  return summary.outages
    .map(({ start, end, isOpen }) => {
      const length = formatValue((end - start) / SECOND, 'seconds');
      const named = list.filter((entry) => entry.start < end && (entry.end ?? end) > start);
      return {
        start: epochMs(start),
        end: isOpen ? null : epochMs(end),
        duration: isOpen ? `≥ ${length}` : length,
        title: named.length === 0 ? null : named.map(({ title }) => title).join('; '),
        link: named.find(({ link }) => link !== undefined)?.link ?? null,
      };
    })
    .reverse();
}

export type IncidentFact = { readonly term: string; readonly detail: string };

/** What a mean of a few incidents hides: how many there were, how they spread, how sure the time between them is. */
export function incidentFacts(
  indicator: IndicatorOf<'incidents'>,
  plan: IndicatorPlan,
  result: QueryResult,
): readonly IncidentFact[] {
  const { summary, coverage } = findIncidents(indicator, result.scans, {
    at: result.at,
    window: plan.window,
  });
  return [
    { term: 'MTTR', detail: restoreText(summary) },
    { term: 'MTBF', detail: betweenText(summary) },
    { term: 'Downtime', detail: `${time(summary.downtime)}, ${percentOf(coverage)} of the window known` },
    ...maintenanceFacts(indicator, result.at),
  ];
}

const time = (ms: number): string => formatValue(ms / SECOND, 'seconds');
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const percentOf = (share: number): string => formatValue(share, 'ratio');

function restoreText({ mttr, mttrMedian, mttrP90, mttrMax, resolved, open }: IncidentSummary): string {
  const lasting = open === 0 ? '' : `; ${open} ongoing, not counted`;
  if (mttr === null || mttrMedian === null || mttrP90 === null || mttrMax === null)
    return `${DASH}${lasting}`;
  return `${time(mttr)} (${counted(resolved, 'incident')}; median ${time(mttrMedian)}, P90 ${time(mttrP90)}, longest ${time(mttrMax)})${lasting}`;
}

function betweenText({ mtbf, uptime, mtbfLower95, mtbfUpper95, failures }: IncidentSummary): string {
  const low = time(mtbfLower95);
  return mtbf === null
    ? `≥ ${time(uptime)} without a failure; 95 % sure of at least ${low}`
    : `${time(mtbf)} (${counted(failures, 'failure')}; 95 % range ${low} to ${time(mtbfUpper95)})`;
}

function maintenanceFacts({ log }: IndicatorOf<'incidents'>, at: EpochMs): readonly IncidentFact[] {
  const past = (log?.maintenance ?? []).filter(({ start }) => start === undefined || start < at);
  const ways = {
    counted: 'counted like any other time',
    excluded: 'excluded: neither up nor down',
  } as const;
  return (['counted', 'excluded'] as const).flatMap((accounting) => {
    const titles = past
      .filter((entry) => entry.accounting === accounting)
      .map(({ title, weekly }) => (weekly === undefined ? title : `${title} (every ${weekly})`));
    return titles.length === 0
      ? []
      : [{ term: `Maintenance, ${ways[accounting]}`, detail: titles.join('; ') }];
  });
}
