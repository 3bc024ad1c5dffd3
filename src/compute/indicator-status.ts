import { allowanceUsed, isCeiling, type TargetSpec } from './allowance.ts';
import { MIN_COVERAGE } from './availability.ts';
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
  /** Reasons to expect worse: a firing burn alert, a forecast outside the target. */
  readonly forward?: readonly string[] | undefined;
};

export type IndicatorStatus = {
  readonly status: Status;
  /** Use of the allowance; null without data. */
  readonly u: number | null;
  readonly reasons: readonly string[];
  readonly isCeiling: boolean;
  /** Nothing better can be reached: Exceeding, or Met where the target is the ideal. */
  readonly atBest: boolean;
};

/** Share of the allowance up to which a target is exceeded and not just met. */
export const EXCEEDING_UP_TO = 0.9;
/** Float noise of values that are computed from extrapolated counts. */
const NOISE = 1e-9;

/**
 * Status of one indicator against its target, with the reasons for it.
 * No data → u ≤ 0.9 Exceeding → u ≤ 1 Met → u ≤ 1+tolerance At risk → Missed; then evidence, then outlook
 * @param spec  targets are inclusive unless `strict`
 * @param input unrounded; a missing value is null
 * @returns reasons: `no-data`, `unknown-grade`, `stale`, `low-sample` for No data; `inconclusive` where the interval
 *   straddles the target (Exceeding becomes Met, Missed becomes At risk); `insufficient-coverage` (at most Met); each
 *   of `forward` where it turns Met or better into At risk
 * @throws RangeError if the spec is inconsistent, see allowanceUsed
 * @example indicatorStatus({ direction: 'atLeast', target: 0.999, ideal: 1 }, { value: 0.9995 }).status // → 'Exceeding'
 * @example indicatorStatus({ direction: 'atMost', target: 0 }, { value: 0 }) // → { status: 'Met', u: 1, reasons: [], isCeiling: true, atBest: true }
 */
export function indicatorStatus(spec: TargetSpec, input: IndicatorInput): IndicatorStatus {
  const ceiling = isCeiling(spec);
  const u = input.value === null ? null : allowanceUsed(spec, input.value);
  const gap = u === null ? missingReason(input.value) : evidenceGap(spec, input);
  if (u === null || gap !== null) {
    return { status: 'No data', u: null, reasons: [gap ?? 'no-data'], isCeiling: ceiling, atBest: false };
  }
  const { status, reasons } = withOutlook(withEvidence(statusOf(spec, u, ceiling), spec, input), input);
  const atBest = status === 'Exceeding' || (status === 'Met' && ceiling);
  return { status, u, reasons, isCeiling: ceiling, atBest };
}

function missingReason(value: number | string | null): string {
  return typeof value === 'string' ? 'unknown-grade' : 'no-data';
}

function evidenceGap(spec: TargetSpec, { age, n }: IndicatorInput): string | null {
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

function withEvidence(status: Status, spec: TargetSpec, { interval, coverage }: IndicatorInput): Judged {
  const judged =
    interval !== undefined && typeof spec.target === 'number'
      ? evidenceStatus(status, interval, spec.target)
      : { status, reasons: [] };
  if (coverage === undefined || coverage >= MIN_COVERAGE) return judged;
  return {
    status: judged.status === 'Exceeding' ? 'Met' : judged.status,
    reasons: [...judged.reasons, 'insufficient-coverage'],
  };
}

function withOutlook({ status, reasons }: Judged, { forward = [] }: IndicatorInput): Judged {
  const judged = outlookStatus(status, forward);
  return { status: judged.status, reasons: [...reasons, ...judged.reasons] };
}

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
