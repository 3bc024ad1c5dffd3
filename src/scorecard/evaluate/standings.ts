import type { PillarStandings, Standing } from '#compute/grade-pillars.ts';
import type { Practice } from '#config/practice.ts';
import type { Pillar } from '#config/schema.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';
import type { Evaluation } from './evaluation.ts';
import { practiceCap } from './practice-standing.ts';

/** The indicators a pillar is judged by. */
export type PillarMembers = {
  readonly pillar: Pillar;
  readonly headline: Evaluation | null;
  readonly others: readonly Evaluation[];
  /** Practices that are not kept up. */
  readonly heldBackBy: readonly Practice[];
};

/** Where the indicators of a pillar stand, for `compute/` to grade. */
export const standingsOf = ({ pillar, headline, others, heldBackBy }: PillarMembers): PillarStandings => ({
  weight: pillar.weight ?? 1,
  headline: headline === null ? null : standingOf(headline),
  others: judgedOthers(others).map(standingOf),
  cap: practiceCap(heldBackBy),
});

/** What was not judged (exempt, or no incidents: nothing to take the mean of) has no say. */
export const judgedOthers = (others: readonly Evaluation[]): readonly Evaluation[] =>
  others.filter((other) => other.state !== 'ready' || other.judgement !== null);

function standingOf(evaluation: Evaluation): Standing {
  const judgement = evaluation.state === 'ready' ? evaluation.judgement : null;
  return {
    status: judgement?.status ?? 'No data',
    isCeiling: judgement?.isCeiling === true,
    isDoubtful: judgement?.isDoubtful === true,
    canBeAtRisk: (targetSpec(evaluation.indicator)?.tolerance ?? 0) > 0,
  };
}
