import { type IncidentSummary, type Interval, summariseIncidents } from '#compute/incidents.ts';
import { LEAST_COVERAGE, mtbfStatus } from '#compute/indicator-status.ts';
import { noData, type Outcome, ok, partial } from '#compute/outcome.ts';
import { coveredTime, type Span, withoutSpans } from '#compute/unite-spans.ts';
import { DAY, durationMs, type EpochMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { maintenanceIn } from '#scorecard/calendar/maintenance.ts';
import { incidentCondition } from '#scorecard/promql/incident-condition.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import { incidentGaps } from '#scorecard/trust/incident-gaps.ts';
import { labelsText } from '#scorecard/trust/members.ts';
import type { Kind, Measurement, Moment } from './kind.ts';

const DEFAULT_MERGE_GAP = durationMs(5 * MINUTE);
const DEFAULT_MIN_DURATION = MINUTE;
/** An incident may have begun this long before the window. */
const MONTH = 30 * DAY;
const LOW_CONFIDENCE_BELOW = 10;
/** A sample or two may be late without the series being gone. */
const LATE = 10 * MINUTE;

/** MTTR, MTBF or the number of incidents, out of the slots in which an incident lasted. */
export const incidentsKind: Kind<IndicatorOf<'incidents'>> = {
  needs: ({ query, alert, resolution }) => [
    {
      name: 'query',
      template: query === undefined ? firing(alert ?? '') : incidentCondition(query),
      shape: 'slots',
      resolution,
      alert,
    },
  ],

  measure(indicator, results, moment) {
    const scans = results.scans('query');
    if (scans.length === 0) {
      return { outcome: noData('metric-absent'), n: null, formula: FORMULAS[indicator.measure], parts: [] };
    }
    const { summary, end, ...found } = findIncidents(indicator, scans, moment);
    const gaps = incidentGaps(scans, found.window);
    const coverage = Math.min(found.coverage, gaps.coverage);
    const measured = measureBy(indicator, summary);
    const isUnknown = coverage < LEAST_COVERAGE && measured.outcome.kind === 'no-data';
    const vanished = scans.filter(({ known }) => (known.at(-1)?.end ?? 0) < end - LATE);
    const parts = [
      { name: 'incidents', value: failuresOf(summary), unit: 'count' },
      { name: 'downtime', value: summary.downtime / SECOND, unit: 'seconds' },
      { name: 'uptime', value: summary.uptime / SECOND, unit: 'seconds' },
      { name: 'known', value: coverage, unit: 'ratio' },
    ] as const;
    return {
      ...measured,
      // That nothing was seen says nothing of what nobody looked at.
      ...(isUnknown ? { outcome: noData('insufficient-coverage') } : {}),
      formula: FORMULAS[indicator.measure],
      parts,
      coverage,
      doubts: [
        ...(vanished.length === 0 ? [] : (['member-vanished'] as const)),
        ...(gaps.cut === null ? [] : (['incident-cut'] as const)),
      ],
      details: {
        ...(vanished.length === 0
          ? {}
          : { 'member-vanished': vanished.map(({ labels }) => labelsText(labels)).join('; ') }),
        ...(gaps.cut === null ? {} : { 'incident-cut': labelsText(gaps.cut.labels) }),
      },
    };
  },
};

/** 0 only where something was scraped: a server that was down evaluated no rules either. */
const firing = (alert: string): string =>
  `max(ALERTS{alertname=${quote(alert)},alertstate="firing"}) or 0 * max(up)`;

const FORMULAS = {
  mttr: 'mean of the durations of incidents that ended in the window, and of those that last so far',
  mtbf: '(window − unknown − downtime) ÷ incidents that started in the window or lasted for all of it',
  count: 'incidents that started in the window or lasted for all of it',
} as const;

type Found = {
  readonly summary: IncidentSummary;
  /** Share of the window that is known. */
  readonly coverage: number;
  /** End of the last whole slot. */
  readonly end: EpochMs;
  readonly window: Span;
};

/**
 * The incidents of all series and of the list together: overlapping ones are one, and time is known if any series
 * knows it. Maintenance that is excluded is cut out of both: it counts neither as up nor as down.
 */
export function findIncidents(
  indicator: IndicatorOf<'incidents'>,
  scans: readonly SlotScan[],
  { at, window: chosen }: Moment,
): Found {
  const { resolution, mergeGap = DEFAULT_MERGE_GAP, minDuration = DEFAULT_MIN_DURATION } = indicator;
  const { log } = indicator;
  const length = chosen ?? indicator.window;
  const end = epochMs(Math.floor(at / resolution) * resolution);
  const window = { start: epochMs(end - length), end };
  const excluded = maintenanceIn(log, { start: window.start - MONTH, end }).filter(
    ({ accounting }) => accounting === 'excluded',
  );
  const listed = (log?.list ?? [])
    .filter(({ start }) => start < end)
    .map((entry) => ({ start: entry.start, end: Math.min(entry.end ?? end, end) }));
  const bad = withoutSpans([...scans.flatMap((scan) => scan.bad), ...listed], excluded);
  const known = coveredTime(
    withoutSpans(
      scans.flatMap((scan) => scan.known),
      excluded,
    ),
    window,
  );
  return {
    end,
    window,
    coverage: known / Math.max(resolution, length - coveredTime(excluded, window)),
    summary: summariseIncidents(ongoing(bad, end), window, {
      mergeGap,
      minDuration,
      unknown: durationMs(length - known),
    }),
  };
}

/** A span that reaches the end of the window has not been seen to end. */
const ongoing = (spans: readonly Span[], windowEnd: EpochMs): readonly Interval[] =>
  spans.map(({ start, end }) => ({ start, end: end === windowEnd ? null : end }));

function measureBy(
  indicator: IndicatorOf<'incidents'>,
  summary: IncidentSummary,
): Pick<Measurement, 'outcome' | 'n' | 'isLowerBound' | 'judgement'> {
  switch (indicator.measure) {
    case 'count':
      return { outcome: ok(failuresOf(summary)), n: null };
    case 'mttr':
      return {
        outcome: meanTimeToRestore(summary),
        n: summary.resolved + summary.open,
        isLowerBound: summary.open > 0,
      };
    case 'mtbf':
      return meanTimeBetweenFailures(summary, indicator);
  }
}

/** What lasted for all of the window is one failure, though it started before. */
const failuresOf = ({ failures, throughout }: IncidentSummary): number => failures + throughout;

/** An incident that lasts counts with the time it has lasted so far: the mean will be at least that. */
function meanTimeToRestore({ mttrSoFar, resolved, open }: IncidentSummary): Outcome<number> {
  if (mttrSoFar === null) return noData('no-incidents');
  const seconds = mttrSoFar / SECOND;
  if (open > 0) return partial(seconds, 'ongoing');
  return resolved < LOW_CONFIDENCE_BELOW ? partial(seconds, 'low-confidence') : ok(seconds);
}

function meanTimeBetweenFailures(
  summary: IncidentSummary,
  { target, tolerance }: IndicatorOf<'incidents'>,
): Pick<Measurement, 'outcome' | 'n' | 'isLowerBound' | 'judgement'> {
  const failures = failuresOf(summary);
  const uptime = summary.uptime / SECOND;
  const isLowerBound = failures === 0;
  const seconds = isLowerBound ? uptime : uptime / failures;
  const judgement = target === undefined ? null : mtbfStatus({ failures, uptime, target, tolerance });
  const isTooShort = judgement?.status === 'No data';
  return {
    outcome: isTooShort
      ? noData('exposure-too-short')
      : isLowerBound
        ? partial(seconds, 'at-least')
        : ok(seconds),
    n: failures,
    isLowerBound,
    ...(judgement === null
      ? {}
      : {
          judgement: {
            status: judgement.status,
            u: target === undefined ? null : target / seconds,
            reasons: judgement.reasons,
          },
        }),
  };
}
