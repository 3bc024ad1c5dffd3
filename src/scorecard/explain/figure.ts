import { formatTarget, formatValue } from '#compute/format-value.ts';
import { NBSP } from '#compute/notation.ts';
import { valueOrNull } from '#compute/outcome.ts';
import type { Status } from '#compute/status.ts';
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { type Indicator, nameOf } from '#config/indicator.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { exemptionSentence } from '#scorecard/evaluate/exemption.ts';
import { wholeUnits } from '#scorecard/evaluate/known-part.ts';
import { isEmptyMean, shownStatus } from '#scorecard/evaluate/shown-status.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';
import { reasonSentence } from './reasons.ts';

/** A figure as it is shown, everywhere: screen, table, export and command line print the same text. */
export type Figure = {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly description: string | null;
  readonly state: 'loading' | 'value' | 'no-data' | 'error';
  /** "99.95 %"; a dash where there is no value. */
  readonly text: string;
  readonly machineValue: number | string | null;
  /** null while loading, and for figures that are not judged. */
  readonly status: Status | null;
  readonly target: string | null;
  readonly window: string | null;
  /** Why there is no figure, or why to take it with care; one sentence without a full stop. */
  readonly reason: string | null;
  readonly notes: readonly string[];
  /** Why and until when it does not count; null where it does. */
  readonly exemption: { readonly sentence: string; readonly link: string | null } | null;
  readonly at: EpochMs | null;
  /** The last refresh failed; the figure is the one before. */
  readonly isStale: boolean;
};

export const DASH = '–';

export function figureOf(evaluation: Evaluation, currency: string): Figure {
  const { indicator } = evaluation;
  const common = {
    id: indicator.id,
    title: indicator.title,
    short: nameOf(indicator),
    description: indicator.description ?? null,
    target: targetText(indicator, currency),
    window: windowOf(evaluation),
    at: null,
    isStale: false,
    machineValue: null,
    notes: [],
    exemption: null,
  };
  switch (evaluation.state) {
    case 'loading':
      return { ...common, state: 'loading', text: DASH, status: null, reason: null };
    case 'failed':
      return {
        ...common,
        state: 'error',
        text: DASH,
        status: shownStatus(evaluation),
        reason: evaluation.error.message,
      };
    case 'ready':
      return { ...common, ...readyFigure(evaluation, currency) };
  }
}

type ReadyPart = Pick<
  Figure,
  'state' | 'text' | 'machineValue' | 'status' | 'reason' | 'notes' | 'exemption' | 'at' | 'isStale'
>;

function readyFigure(evaluation: ReadyEvaluation, currency: string): ReadyPart {
  const { measurement, judgement, exemption, warnings, refreshError } = evaluation;
  const value = judgement?.status === 'No data' ? null : valueOrNull(measurement.outcome);
  const [reason, ...rest] = reasonsOf(evaluation, currency);
  return {
    state: value === null ? 'no-data' : 'value',
    text: value === null ? (isEmptyMean(evaluation) ? 'none' : DASH) : valueText(evaluation, value, currency),
    machineValue: value,
    status: shownStatus(evaluation),
    reason: refreshError?.message ?? reason ?? null,
    notes: [...rest, ...warnings, ...(isAddedUp(evaluation) ? [ADDED_UP] : [])],
    exemption:
      exemption === null ? null : { sentence: exemptionSentence(exemption), link: exemption.link ?? null },
    at: evaluation.at,
    isStale: refreshError !== null,
  };
}

/** The sentences behind an evaluation, the one that matters most first. */
function reasonsOf(evaluation: ReadyEvaluation, currency: string): readonly string[] {
  const { measurement, judgement, details } = evaluation;
  const { outcome } = measurement;
  const sentence = (code: string, isNoData: boolean) => reasonSentence(code, isNoData, details[code]) ?? [];
  const isUnjudged = judgement?.status === 'No data';
  const value = valueOrNull(outcome);
  // What is too little known to be judged is said all the same.
  const beside =
    isUnjudged && value !== null ? [`What is known gives ${valueText(evaluation, value, currency)}`] : [];
  return [
    ...new Set([
      ...(outcome.kind === 'ok' ? [] : [sentence(outcome.reason, outcome.kind === 'no-data')].flat()),
      ...(judgement?.reasons ?? []).flatMap((code) => sentence(code, isUnjudged)),
      ...doubtSentences(evaluation),
      ...beside,
    ]),
  ];
}

/** Why a figure is not known well enough to be called good, in sentences without a full stop. */
export const doubtSentences = ({
  doubts,
  details,
}: Pick<ReadyEvaluation, 'doubts' | 'details'>): readonly string[] =>
  doubts.flatMap((code) => reasonSentence(code, false, details[code]) ?? []);

export function valueText(evaluation: ReadyEvaluation, value: number | string, currency: string): string {
  const { indicator, measurement, judgement } = evaluation;
  const text = formatValue(value, indicator.unit, {
    currency,
    unitText: indicator.unitText,
    ...('outOf' in indicator && indicator.outOf !== undefined ? { outOf: indicator.outOf } : {}),
    ...(judgement === null ? {} : { status: judgement.status }),
    ...(typeof indicator.target === 'number' ? { target: indicator.target } : {}),
    ...(indicator.direction === 'ordinal' ? {} : { direction: indicator.direction }),
    ...(indicator.kind === 'band' ? { band: indicator.band } : {}),
  });
  if (measurement.isLowerBound === true) return `≥ ${text}`;
  return isAddedUp(evaluation) || measurement.isApproximate === true ? `≈ ${text}` : text;
}

const ADDED_UP = 'Added up from days, since the server declined the whole window';

const isAddedUp = ({ results }: ReadyEvaluation): boolean =>
  [...results.values()].some((result) => result.isAddedUp === true);

/** "≥ 99.9 %", "≥ 99.9 % (proposed)" while nobody has confirmed it, or null when there is no target to name. */
export function targetText(indicator: Indicator, currency: string): string | null {
  const spec = targetSpec(indicator);
  if (spec === null) return null;
  const parts = [
    formatTarget(spec, indicator.unit, { currency, unitText: indicator.unitText }),
    ...(indicator.kind === 'quotient' && indicator.per !== undefined ? [`per ${indicator.per}`] : []),
    ...(indicator.confirmed === false ? ['(proposed)'] : []),
  ];
  return parts.join(' ');
}

const SPANS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

/** "30 d"; "month so far, 12 d 3 h", where it is a period of the calendar. */
export function windowOf({ window, calendar }: Pick<Evaluation, 'window' | 'calendar'>): string | null {
  if (calendar === undefined) return window === null ? null : windowText(window);
  const period = `${calendar.period} so far`;
  return window === null ? period : `${period}, ${windowText(wholeUnits(window))}`;
}

/** "30 d", "1 h 30 min": durations as people read them, in days and not in weeks. */
export function windowText(window: DurationMs): string {
  const parts: string[] = [];
  let rest: number = window;
  for (const [size, name] of SPANS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${NBSP}${name}`);
  }
  return parts.join(' ');
}
