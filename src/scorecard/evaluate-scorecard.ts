import { overallGrade } from '#compute/overall-grade.ts';
import { pillarStatus } from '#compute/pillar-status.ts';
import { STATUSES, type Status } from '#compute/status.ts';
import type { Practice } from '#config/practice.ts';
import type { Pillar, ScorecardConfig } from '#config/schema.ts';
import { evaluateIndicator, isGraded, type ReadingLookup } from './evaluate-indicator.ts';
import type { Evaluation, Grade, PillarEvaluation, Scorecard } from './evaluation.ts';
import type { IndicatorPlan } from './plan.ts';
import { holdingBack, practiceCap } from './practice-standing.ts';

/** The whole scorecard from its plans and what the server has answered so far. Pure. */
export function evaluateScorecard(
  config: ScorecardConfig,
  plans: readonly IndicatorPlan[],
  lookup: ReadingLookup,
): Scorecard {
  const evaluations = new Map(
    plans.map((plan) => [plan.indicator.id, evaluateIndicator(plan, lookup, config.exemptions)]),
  );
  const pillars = config.pillars.map((pillar) =>
    evaluatePillar(pillar, [...evaluations.values()], holdingBack(config.practices, pillar.id, lookup.now)),
  );
  return { evaluations, pillars, grade: gradeOf(pillars) };
}

function evaluatePillar(
  pillar: Pillar,
  evaluations: readonly Evaluation[],
  heldBackBy: readonly Practice[],
): PillarEvaluation {
  const graded = evaluations.filter(({ indicator }) => indicator.pillar === pillar.id && isGraded(indicator));
  const headline = graded.find(({ indicator }) => indicator.id === pillar.headline) ?? null;
  const others = graded.filter((evaluation) => evaluation !== headline);
  const judged = pillarStatus(
    {
      status: headline === null ? 'No data' : statusOf(headline),
      isCeiling: headline?.state === 'ready' && headline.judgement?.isCeiling === true,
    },
    // What was not judged (exempt, or no incidents: nothing to take the mean of) has no say.
    others.flatMap((other) => (other.state === 'ready' && other.judgement === null ? [] : [statusOf(other)])),
  );
  return {
    pillar,
    weight: pillar.weight ?? 1,
    headline,
    others,
    state: graded.some(({ state }) => state === 'loading') ? 'loading' : 'ready',
    status: atMost(judged.status, practiceCap(heldBackBy)),
    isAtBest: judged.atBest && heldBackBy.length === 0,
    heldBackBy,
  };
}

/** What has no data stays that way: a cap is no evidence. */
const atMost = (status: Status, cap: Status | null): Status =>
  cap !== null && STATUSES.indexOf(status) < STATUSES.indexOf(cap) ? cap : status;

const statusOf = (evaluation: Evaluation): Status =>
  evaluation.state === 'ready' ? (evaluation.judgement?.status ?? 'No data') : 'No data';

function gradeOf(pillars: readonly PillarEvaluation[]): Grade | null {
  if (pillars.some(({ state }) => state === 'loading')) return null;
  const overall = overallGrade(
    pillars.map(({ status, isAtBest, weight }) => ({ status, atBest: isAtBest, weight })),
  );
  return {
    letter: overall.letter,
    score: overall.score,
    coverage: overall.coverage,
    caps: overall.caps,
    verdict: overall.verdict,
    isProvisional: overall.provisional,
  };
}
