import type { CalendarPeriod, CalendarWindow } from '#compute/calendar-window.ts';
import { fromBaseUnit } from '#compute/query-unit.ts';
import { DAY, HOUR, MINUTE } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { calendarOf } from '#config/indicator-window.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { matchBound } from '#rules/promql-text.ts';
import type { Matcher } from '#scorecard/promql/matcher.ts';
import { counterQuery, levelSumQuery } from './counter-query.ts';
import { rest } from './slo-indicator.ts';

/** An indicator that has no place in OpenSLO, with a sentence without a full stop that says why. */
export type NotExported = { readonly id: string; readonly title: string; readonly reason: string };

export type OpenSloDocument = Readonly<Record<string, unknown>>;

const API = 'openslo/v1';
const LONGEST_NAME = 63;
const LONGEST_DESCRIPTION = 1050;

/**
 * A scorecard as documents of OpenSLO v1: its service, and an SLO for each indicator whose target is a share of events.
 * Source: https://github.com/OpenSLO/OpenSLO, version v1
 */
export function exportOpenSlo(config: ScorecardConfig): {
  readonly documents: readonly OpenSloDocument[];
  readonly leftOut: readonly NotExported[];
} {
  const leftOut: NotExported[] = [];
  const service = nameOf(config.title, new Set());
  const taken = new Set<string>();
  const slos = config.indicators.flatMap((indicator) => {
    const sli = eventsOf(indicator);
    const window = windowOf(indicator);
    const reason = typeof sli === 'string' ? sli : (objectiveFault(sli.objective) ?? window.fault);
    if (typeof sli === 'string' || reason !== null) {
      leftOut.push({ id: indicator.id, title: indicator.title, reason: reason ?? '' });
      return [];
    }
    return [slo(indicator, sli, { name: nameOf(indicator.id, taken), service, duration: window.duration })];
  });
  const head = {
    apiVersion: API,
    kind: 'Service',
    metadata: { name: service, displayName: config.title },
    spec: {},
  };
  return { documents: slos.length === 0 ? [] : [head, ...slos], leftOut };
}

type Events = {
  readonly counts: 'good' | 'bad';
  readonly counted: string;
  readonly total: string;
  /** Whether the queries are about counters, or about levels. */
  readonly isCounter: boolean;
  /** The share of what is good that is aimed at. */
  readonly objective: number;
};

function slo(
  indicator: Indicator,
  { counts, counted, total, isCounter, objective }: Events,
  { name, service, duration }: { name: string; service: string; duration: string | null },
): OpenSloDocument {
  const { title, description, owner } = indicator;
  const label = labelValue(owner ?? '');
  return {
    apiVersion: API,
    kind: 'SLO',
    metadata: { name, displayName: title, ...(label !== '' && { labels: { owner: label } }) },
    spec: {
      ...(description !== undefined && {
        description: [...description].slice(0, LONGEST_DESCRIPTION).join(''),
      }),
      service,
      indicator: {
        metadata: { name },
        spec: {
          ratioMetric: { counter: isCounter, [counts]: metric(counted), total: metric(total) },
        },
      },
      ...(duration !== null && { timeWindow: [timeWindow(duration, calendarOf(indicator))] }),
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: title, target: objective }],
    },
  };
}

const metric = (query: string) => ({ metricSource: { type: 'Prometheus', spec: { query } } });

const NO_EVENTS = 'its target is no share of events';
const WRONG_SIDE = 'its target says how much may be good, and an SLO says how much has to be';
const NO_SUM = 'its query is more than a sum of counters, and OpenSLO asks for the counters';

/** The events behind an indicator; a sentence where there are none. */
function eventsOf(indicator: Indicator): Events | string {
  if (indicator.target === undefined) return 'it has no target';
  switch (indicator.kind) {
    case 'events':
      return counterEvents(indicator);
    case 'ratio':
      return ratioEvents(indicator);
    case 'share':
      return shareEvents(indicator);
    case 'quantile':
      return quantileEvents(indicator);
    default:
      return NO_EVENTS;
  }
}

function counterEvents(indicator: IndicatorOf<'events'>): Events | string {
  const { bad, good, total, report, target = 0, direction, window } = indicator;
  if ((report === 'good') !== (direction === 'atLeast')) return WRONG_SIDE;
  const isCounter = window !== undefined;
  const ask = isCounter ? counterQuery : levelSumQuery;
  const [counted, all] = [ask(bad ?? good ?? '', []), ask(total, [])];
  if (counted === null || all === null) return NO_SUM;
  const counts = bad === undefined ? 'good' : 'bad';
  return { counts, counted, total: all, isCounter, objective: report === 'good' ? target : rest(target) };
}

function ratioEvents(indicator: IndicatorOf<'ratio'>): Events | string {
  const { query, label, bad, good, exclude, report, target = 0, direction, window } = indicator;
  if ((report === 'good') !== (direction === 'atLeast')) return WRONG_SIDE;
  const matching = (value: string): Matcher => ({ label, operator: '=~', value });
  // What has no such label, or is neither good nor bad where both are named, is not known.
  const known: Matcher =
    bad === undefined || good === undefined
      ? { label, operator: '!=', value: '' }
      : matching(`(?:${bad})|(?:${good})`);
  const valid = [
    known,
    ...(exclude === undefined ? [] : [{ label, operator: '!~', value: exclude } as const]),
  ];
  const isCounter = window !== undefined;
  const ask = isCounter ? counterQuery : levelSumQuery;
  const counted = ask(query, [matching(bad ?? good ?? ''), ...valid]);
  const total = ask(query, valid);
  if (counted === null || total === null) return NO_SUM;
  const counts = bad === undefined ? 'good' : 'bad';
  return { counts, counted, total, isCounter, objective: report === 'good' ? target : rest(target) };
}

function shareEvents(indicator: IndicatorOf<'share'>): Events | string {
  const { query, bound, queryUnit, side, direction, groupBy, target = 0 } = indicator;
  if (groupBy !== undefined)
    return `its worst ${groupBy} counts, and an SLO of OpenSLO is about all together`;
  if ((side === 'atMost') !== (direction === 'atLeast')) return WRONG_SIDE;
  return bucketEvents({ query, bound, queryUnit }, side === 'atMost' ? target : rest(target));
}

/** P95 is at most 0.2 s if and only if at least 95 of 100 take at most 0.2 s. */
function quantileEvents(indicator: IndicatorOf<'quantile'>): Events | string {
  const { query, q, queryUnit, direction, target = 0 } = indicator;
  if (direction !== 'atMost') return NO_EVENTS;
  return bucketEvents({ query, bound: target, queryUnit }, q);
}

function bucketEvents(
  { query, bound, queryUnit }: Pick<IndicatorOf<'share'>, 'query' | 'bound' | 'queryUnit'>,
  objective: number,
): Events | string {
  const inQuery = queryUnit === undefined ? bound : fromBaseUnit(bound, queryUnit);
  const counted = counterQuery(query, [bucketMatcher(inQuery)]);
  const total = counterQuery(query, ['le="+Inf"']);
  if (counted === null || total === null) return NO_SUM;
  return { counts: 'good', counted, total, isCounter: true, objective };
}

/** A bucket by its bound, as short as can be read: Prometheus 3 writes 1 as "1.0", and versions before it as "1". */
function bucketMatcher(bound: number): string {
  const text = String(bound);
  if (/^\d+$/.test(text)) return `le=~"${text}([.]0)?"`;
  return /^\d+[.]\d+$/.test(text) ? `le="${text}"` : matchBound(bound);
}

const objectiveFault = (objective: number): string | null =>
  objective > 0 && objective < 1
    ? null
    : 'OpenSLO has objectives between 0 and 1 only, and this one is neither';

type Window = { readonly duration: string | null; readonly fault: string | null };

const PERIODS: Readonly<Record<CalendarPeriod, string>> = { month: '1M', quarter: '1Q', year: '1Y' };

/** A period counts from an instant at which one began: any year will do, and the month is that of the fiscal year. */
function timeWindow(duration: string, calendar: CalendarWindow | undefined): object {
  if (calendar === undefined) return { duration, isRolling: true };
  const { zone, fiscalYearStart } = calendar;
  const startTime = `2024-${String(fiscalYearStart).padStart(2, '0')}-01 00:00:00`;
  return { duration, isRolling: false, calendar: { startTime, timeZone: zone } };
}

/** OpenSLO has durations of one unit: "36h" for a day and a half. */
function windowOf(indicator: Indicator): Window {
  const window = 'window' in indicator ? indicator.window : undefined;
  if (window === undefined) return { duration: null, fault: null };
  const calendar = calendarOf(indicator);
  if (calendar !== undefined) return { duration: PERIODS[calendar.period], fault: null };
  const unit = (
    [
      ['d', DAY],
      ['h', HOUR],
      ['m', MINUTE],
    ] as const
  ).find(([, length]) => window % length === 0);
  if (unit === undefined) return { duration: null, fault: 'its window is no whole number of minutes' };
  return { duration: `${window / unit[1]}${unit[0]}`, fault: null };
}

/** Lower-case letters, digits and "-", as RFC 1123 has them; each name once. */
function nameOf(text: string, taken: Set<string>): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME - 4)
    .replace(/^-|-$/g, '');
  const base = plain === '' ? 'scorecard' : plain;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}

/** The schema of OpenSLO has letters, digits, ".", "_" and "-" in a label: "Team Edge" becomes "Team-Edge". */
const labelValue = (text: string): string =>
  text
    .replace(/[^a-zA-Z0-9._-]+/g, '-')
    .replace(/^[^a-zA-Z0-9]+/, '')
    .slice(0, LONGEST_NAME)
    .replace(/[^a-zA-Z0-9]+$/, '');
