import { MIN_COVERAGE } from '#compute/availability.ts';
import { type DoubtCode, doubtStatus } from '#compute/doubt-rule.ts';
import { indicatorStatus, LEAST_COVERAGE } from '#compute/indicator-status.ts';
import { valueOrNull } from '#compute/outcome.ts';
import { outlookStatus } from '#compute/outlook-rule.ts';
import type { DurationMs } from '#compute/units.ts';
import { wilsonInterval } from '#compute/wilson.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { goodShare, keepsBudget, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import type { Measurement } from '#scorecard/indicators/kind.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import type { Judgement } from './evaluation.ts';

type Case = {
  readonly window: DurationMs | null;
  readonly forward: readonly string[];
  readonly doubts: readonly DoubtCode[];
};

/** A measurement against the target of its indicator; null where there is nothing to judge. */
export function judge(indicator: Indicator, measurement: Measurement, around: Case): Judgement | null {
  const spec = targetSpec(indicator);
  if (spec === null || indicator.graded === false) return null;
  const { outcome, coverage } = measurement;
  // No incidents at all leaves a mean of nothing: there is nothing to judge, and nothing missing either.
  if (outcome.kind === 'no-data' && outcome.reason === 'no-incidents') return null;
  if (measurement.judgement !== undefined) return judgedByKind(measurement, measurement.judgement, around);

  const judged = indicatorStatus(spec, {
    value: valueOrNull(outcome),
    n: measurement.n ?? undefined,
    age: measurement.age,
    coverage,
    isMissedAnyway: isMissedAnyway(indicator, measurement),
    doubts: around.doubts,
    interval: around.window === null ? undefined : intervalOf(measurement),
    forward: around.forward,
  });
  const reasons = outcome.kind === 'ok' ? judged.reasons : [...new Set([...judged.reasons, outcome.reason])];
  const { isCeiling, atBest, isDoubtful } = judged;
  const isContradicted = measurement.decision === 'missed' && (judged.u ?? Number.POSITIVE_INFINITY) <= 1;
  if (isContradicted && judged.status !== 'No data') {
    return {
      status: 'Missed',
      u: Number.POSITIVE_INFINITY,
      reasons: [...reasons, 'decided-from-counts'],
      isCeiling,
      isAtBest: false,
      isDoubtful,
    };
  }
  return { status: judged.status, u: judged.u, reasons, isCeiling, isAtBest: atBest, isDoubtful };
}

/** Doubt and outlook count also where a kind judges by a rule of its own. */
function judgedByKind(
  { coverage = 1 }: Measurement,
  { status, u, reasons }: NonNullable<Measurement['judgement']>,
  { doubts, forward }: Case,
): Judgement {
  if (coverage < LEAST_COVERAGE && status !== 'Missed') {
    return {
      status: 'No data',
      u: null,
      reasons: ['insufficient-coverage'],
      isCeiling: false,
      isAtBest: false,
      isDoubtful: false,
    };
  }
  const doubted = doubtStatus(
    status,
    coverage < MIN_COVERAGE ? ['insufficient-coverage', ...doubts] : doubts,
  );
  const outlook = outlookStatus(doubted.status, forward);
  const isDoubtful = status !== 'No data' && doubted.reasons.length > 0;
  return {
    status: outlook.status,
    u,
    reasons: [...new Set([...reasons, ...doubted.reasons, ...outlook.reasons])],
    isCeiling: false,
    isAtBest: outlook.status === 'Exceeding' && !isDoubtful,
    isDoubtful,
  };
}

/** Whether what is known misses the target of the whole window, were all the rest of it without fault. */
function isMissedAnyway(indicator: Indicator, { outcome, coverage = 1 }: Measurement): boolean {
  const value = valueOrNull(outcome);
  const { target } = indicator;
  if (typeof value !== 'number' || typeof target !== 'number') return false;
  switch (indicator.kind) {
    case 'ratio':
    case 'events':
      // What nobody knows may all belong to the group that counts, and then its share is another.
      if ('groupBy' in indicator && indicator.groupBy !== undefined) return false;
      return indicator.direction === 'atLeast'
        ? (1 - value) * coverage > 1 - target
        : value * coverage > target;
    case 'share': {
      const good = keepsBudget(indicator) ? goodShare(indicator, { outcome }) : null;
      return keepsBudget(indicator) && good !== null && (1 - good) * coverage > 1 - objectiveOf(indicator);
    }
    case 'rate':
      return indicator.direction === 'atMost' && value * coverage > target;
    case 'incidents':
      // What lasts beyond the target is no matter of what else there was.
      return (
        indicator.direction === 'atMost' &&
        value > target &&
        (indicator.measure === 'count' || (outcome.kind === 'partial' && outcome.reason === 'ongoing'))
      );
    case 'gauge':
      return isLevelMissedAnyway(indicator, value, coverage);
    default:
      return false;
  }
}

/** The worst of a window stays the worst; and of a share of time what is unknown could only have been good. */
function isLevelMissedAnyway(
  { query, unit, direction, target }: IndicatorOf<'gauge'>,
  value: number,
  coverage: number,
): boolean {
  if (target === undefined) return false;
  switch (queryForm(query).outermost) {
    case 'min_over_time':
      return direction === 'atLeast' && value < target;
    case 'max_over_time':
      return direction === 'atMost' && value > target;
    case 'avg_over_time':
      return unit === 'ratio' && direction === 'atLeast' && (1 - value) * coverage > 1 - target;
    default:
      return false;
  }
}

/**
 * How sure a share of events is. Without a window nothing happened over time: all there is was counted, and nothing of
 * it is left to chance.
 */
function intervalOf({ counts }: Measurement): readonly [number, number] | undefined {
  if (counts === undefined || !(counts.k >= 0 && counts.k <= counts.n && counts.n < Number.POSITIVE_INFINITY))
    return undefined;
  const { low, high } = wilsonInterval(counts.k, counts.n);
  return [low, high];
}
