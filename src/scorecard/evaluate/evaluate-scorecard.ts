import { gradePillars } from '#compute/grade-pillars.ts';
import { gradeRange } from '#compute/grade-range.ts';
import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import { evaluateIndicator, type ResultLookup } from './evaluate-indicator.ts';
import type { Evaluation, PillarEvaluation, Scorecard } from './evaluation.ts';
import { holdingBack } from './practice-standing.ts';
import { type PillarMembers, standingsOf } from './standings.ts';
import { verdictOf } from './verdict.ts';

/** The whole scorecard from its plans and what the server has answered so far. Pure. */
export function evaluateScorecard(
  config: ScorecardConfig,
  plans: readonly IndicatorPlan[],
  lookup: ResultLookup,
): Scorecard {
  const evaluations = new Map(
    plans.map((plan) => [plan.indicator.id, evaluateWithin(plan, lookup, config.exemptions)]),
  );
  return { evaluations, ...gradeEvaluations(config, evaluations, lookup.now) };
}

/** An indicator that cannot be computed is one without a figure; the others have theirs. */
function evaluateWithin(
  plan: IndicatorPlan,
  lookup: ResultLookup,
  exemptions: ScorecardConfig['exemptions'],
): Evaluation {
  try {
    return evaluateIndicator(plan, lookup, exemptions);
  } catch (cause) {
    const { indicator, window } = plan;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `This figure cannot be computed from the answer of the server (${reason}); compare its settings in scorecard.json with what its query answers.`;
    const error = new PrometheusError(message, { kind: 'decode', cause });
    return { indicator, window, asked: [], state: 'failed', error };
  }
}

/**
 * Pillars and grade of what has been evaluated, or of what somebody imagines instead.
 * @param now tells which practices are overdue
 */
export function gradeEvaluations(
  config: Pick<ScorecardConfig, 'pillars' | 'practices' | 'noDataPolicy'>,
  evaluations: ReadonlyMap<string, Evaluation>,
  now: EpochMs,
): Omit<Scorecard, 'evaluations'> {
  const members = config.pillars.map((pillar): PillarMembers => {
    const graded = [...evaluations.values()].filter(
      ({ indicator }) => indicator.pillar === pillar.id && isGraded(indicator),
    );
    const headline = graded.find(({ indicator }) => indicator.id === pillar.headline) ?? null;
    return {
      pillar,
      headline,
      others: graded.filter((evaluation) => evaluation !== headline),
      heldBackBy: holdingBack(config.practices, pillar.id, now),
    };
  });
  const standings = members.map(standingsOf);
  const options = { noDataPolicy: config.noDataPolicy };
  const graded = gradePillars(standings, options);
  const pillars = members.map((member, index): PillarEvaluation => {
    const judged = graded.pillars[index];
    return {
      ...member,
      weight: standings[index]?.weight ?? 1,
      state: stateOf(member),
      status: judged?.status ?? 'No data',
      isAtBest: judged?.atBest === true,
    };
  });
  if (pillars.some(({ state }) => state === 'loading')) return { pillars, grade: null };
  const { letter, score, coverage, caps, provisional } = graded.overall;
  const range = gradeRange(standings, options);
  // The letter may still change: something that could change it has no data, or is in doubt.
  const isProvisional = provisional || range.worst !== range.best || range.doubtful > 0;
  return {
    pillars,
    grade: {
      letter,
      score,
      coverage,
      caps,
      verdict: verdictOf({ pillars, evaluations, grade: { letter, isProvisional } }),
      range,
      isProvisional,
    },
  };
}

const stateOf = ({ headline, others }: PillarMembers): PillarEvaluation['state'] =>
  headline?.state === 'loading' || others.some(({ state }) => state === 'loading') ? 'loading' : 'ready';
