import { allowanceUsed, isCeiling, type TargetSpec } from './allowance.ts';
import { MIN_COVERAGE } from './availability.ts';
import { type DoubtCode, doubtStatus } from './doubt-rule.ts';
import { evidenceStatus, type Judged } from './evidence-rule.ts';
import { mtbfBounds } from './incidents.ts';
import { outlookStatus } from './outlook-rule.ts';
import type { Status } from './status.ts';

export type { TargetSpec } from './allowance.ts';

export type IndicatorInput = {
  readonly value: number | string | null;
  /** Events behind the value, held against `minSamples`. */
  readonly n?: number | undefined;
  /** Age of the evidence in milliseconds, held against `maxAge`. */
  readonly age?: number | undefined;
  /** Confidence bounds in the unit of the value. */
  readonly interval?: readonly [number, number] | undefined;
  /** Known share of the time behind the value, 0..1. */
  readonly coverage?: number | undefined;
  /** The target is missed whatever happened in the time that is not known. */
  readonly isMissedAnyway?: boolean | undefined;
  /** What else makes the value doubtful. */
  readonly doubts?: readonly DoubtCode[] | undefined;
  /** Reasons to expect worse: a firing burn alert, a forecast outside the target. */
  readonly forward?: readonly string[] | undefined;
};

export type IndicatorStatus = {
  readonly status: Status;
  /** Use of the allowance; null without data. */
  readonly u: number | null;
  readonly reasons: readonly string[];
  readonly isCeiling: boolean;
  /** Nothing better can be reached: Exceeding, or Met where the target is the ideal, and nothing is in doubt. */
  readonly atBest: boolean;
  /** The true status may be any: a grade that rests on it is provisional. */
  readonly isDoubtful: boolean;
};

/** Share of the allowance up to which a target is exceeded and not just met. */
export const EXCEEDING_UP_TO = 0.9;
/** Of a window of which less than this is known there is no figure to judge. */
export const LEAST_COVERAGE = 0.5;
/** Float noise of values that are computed from extrapolated counts. */
const NOISE = 1e-9;

/**
 * Status of one indicator against its target, with the reasons for it.
 * No data → u ≤ 0.9 Exceeding → u ≤ 1 Met → u ≤ 1+tolerance At risk → Missed; then evidence, doubt and outlook
 * @param spec  targets are inclusive unless `strict`
 * @param input unrounded; a missing value is null
 * @returns reasons: `no-data`, `unknown-grade`, `stale`, `low-sample` for No data; `inconclusive` where the interval
 *   straddles the target (Exceeding becomes Met, Missed becomes At risk); `insufficient-coverage` (below 90 % at most
 *   Met, below 50 % No data, unless the target is missed anyway); each of `doubts` by doubtStatus; each of `forward`
 *   where it turns Met or better into At risk
 * @throws RangeError if the spec is inconsistent, see allowanceUsed
 * @example indicatorStatus({ direction: 'atLeast', target: 0.999, ideal: 1 }, { value: 0.9995 }).status // → 'Exceeding'
 * @example indicatorStatus({ direction: 'atMost', target: 0 }, { value: 0 }) // → { status: 'Met', u: 1, reasons: [], isCeiling: true, atBest: true, isDoubtful: false }
 */
export function indicatorStatus(spec: TargetSpec, input: IndicatorInput): IndicatorStatus {
  const ceiling = isCeiling(spec);
  const u = input.value === null ? null : allowanceUsed(spec, input.value);
  const gap = u === null ? missingReason(input.value) : evidenceGap(spec, input);
  if (u === null || gap !== null) {
    const reasons = [gap ?? 'no-data'];
    return { status: 'No data', u: null, reasons, isCeiling: ceiling, atBest: false, isDoubtful: false };
  }
  const evident = withEvidence(statusOf(spec, u, ceiling), spec, input);
  const doubted = doubtStatus(evident.status, doubtsOf(input));
  const isDoubtful = doubted.reasons.length > 0;
  const outlook = outlookStatus(doubted.status, input.forward ?? []);
  const { status } = outlook;
  const atBest = !isDoubtful && (status === 'Exceeding' || (status === 'Met' && ceiling));
  const reasons = [...evident.reasons, ...doubted.reasons, ...outlook.reasons];
  return { status, u, reasons, isCeiling: ceiling, atBest, isDoubtful };
}

function missingReason(value: number | string | null): string {
  return typeof value === 'string' ? 'unknown-grade' : 'no-data';
}

function evidenceGap(
  spec: TargetSpec,
  { age, n, coverage = 1, isMissedAnyway }: IndicatorInput,
): string | null {
  if (coverage < LEAST_COVERAGE && isMissedAnyway !== true) return 'insufficient-coverage';
  if (age !== undefined && spec.maxAge !== undefined && age > spec.maxAge) return 'stale';
  if (n !== undefined && spec.minSamples !== undefined && n < spec.minSamples) return 'low-sample';
  return null;
}

function statusOf(spec: TargetSpec, u: number, ceiling: boolean): Status {
  if (u <= EXCEEDING_UP_TO + NOISE && !ceiling) return 'Exceeding';
  const isOnTarget = Math.abs(u - 1) <= NOISE;
  if (isOnTarget && spec.strict === true) return 'At risk';
  if (u <= 1 || isOnTarget) return 'Met';
  const tolerance = spec.tolerance ?? 0;
  // A scale has no tenths of a notch: any tolerance at all forgives exactly one.
  const forgiven = spec.direction === 'ordinal' && tolerance > 0 ? 1 : tolerance;
  return u <= 1 + forgiven + NOISE ? 'At risk' : 'Missed';
}

const withEvidence = (status: Status, spec: TargetSpec, { interval }: IndicatorInput): Judged =>
  interval !== undefined && typeof spec.target === 'number'
    ? evidenceStatus(status, interval, spec.target)
    : { status, reasons: [] };

const doubtsOf = ({ coverage = 1, doubts = [] }: IndicatorInput): readonly DoubtCode[] =>
  coverage < MIN_COVERAGE ? ['insufficient-coverage', ...doubts] : doubts;

export type MtbfStatus = IndicatorStatus & {
  /** uptime / failures; null without a failure. */
  readonly point: number | null;
  /** The uptime so far, where no failure makes it all there is to say. */
  readonly atLeast: number | null;
  readonly lower95: number;
  readonly upper95: number;
};

/**
 * Status of a mean time between failures, judged with its bounds because failures are few.
 * point = uptime / failures, "≥ uptime" without a failure
 * @param exposure uptime and target in one unit of time; `failures` started in that time
 * @returns No data (`exposure-too-short`) without a failure in less than the target
 * @throws RangeError unless the target is positive
 * @example mtbfStatus({ failures: 1, uptime: 2159.65, target: 720 }).status // → 'Met'
 * @example mtbfStatus({ failures: 0, uptime: 168, target: 720 }).reasons // → ['exposure-too-short']
 */
export function mtbfStatus(exposure: {
  readonly failures: number;
  readonly uptime: number;
  readonly target: number;
  readonly tolerance?: number | undefined;
}): MtbfStatus {
  const { failures, uptime, target, tolerance } = exposure;
  const { mtbfLower95: lower95, mtbfUpper95: upper95 } = mtbfBounds(failures, uptime);
  const point = failures === 0 ? null : uptime / failures;
  const spec: TargetSpec = { direction: 'atLeast', target, tolerance };
  if (point === null && uptime < target) {
    const unknown = indicatorStatus(spec, { value: null });
    return { ...unknown, reasons: ['exposure-too-short'], point, atLeast: null, lower95, upper95 };
  }
  const judged = indicatorStatus(spec, { value: point ?? uptime, interval: [lower95, upper95] });
  return { ...judged, point, atLeast: point === null ? uptime : null, lower95, upper95 };
}
