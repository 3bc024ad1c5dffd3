import type { ScorecardConfig } from '#config/schema.ts';
import type { Evaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { type Figure, figureOf } from './figure.ts';
import { summarySentence } from './grade-sentences.ts';

export type ExecutiveModel = {
  readonly title: string;
  readonly sentence: string;
  readonly tiles: readonly Figure[];
};

export function executiveModel(config: ScorecardConfig, scorecard: Scorecard): ExecutiveModel {
  const { currency } = config;
  const { evaluations, grade } = scorecard;
  return {
    title: config.title,
    sentence: grade === null ? '' : summarySentence(grade, evaluations),
    tiles: figuresOf(config.views.executive, evaluations, currency),
  };
}

/** The figures of some ids, in their order. */
export const figuresOf = (
  ids: readonly string[],
  evaluations: ReadonlyMap<string, Evaluation>,
  currency: string,
): readonly Figure[] =>
  ids.flatMap((id) => {
    const evaluation = evaluations.get(id);
    return evaluation === undefined ? [] : [figureOf(evaluation, currency)];
  });
