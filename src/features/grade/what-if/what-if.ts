import { indicatorStatus } from '#compute/indicator-status.ts';
import { ok } from '#compute/outcome.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { gradeEvaluations } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { AskedQuery, Evaluation, ReadyEvaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';

/** What somebody imagines of an indicator: another value, another target, or both. In base units. */
export type Imagined = {
  readonly value?: number | string | undefined;
  readonly target?: number | undefined;
};

/** The scorecard as it would be, judged by the same rules. Nothing of it is kept anywhere. */
export function whatIf(
  config: ScorecardConfig,
  scorecard: Scorecard,
  imagined: ReadonlyMap<string, Imagined>,
  now: EpochMs,
): Scorecard {
  const evaluations = new Map(
    [...scorecard.evaluations].map(([id, evaluation]) => {
      const change = imagined.get(id);
      return [id, change === undefined ? evaluation : imagine(evaluation, change, config.exemptions)];
    }),
  );
  return { evaluations, ...gradeEvaluations(config, evaluations, now) };
}

function imagine(
  evaluation: Evaluation,
  { value, target }: Imagined,
  exemptions: ScorecardConfig['exemptions'],
): Evaluation {
  const retargeted = target === undefined ? evaluation : withTarget(evaluation, target, exemptions);
  return value === undefined ? retargeted : withValue(retargeted, value);
}

/** Measured again from the same answers: whether a percentile meets a target is decided from counts. */
function withTarget(
  evaluation: Evaluation,
  target: number,
  exemptions: ScorecardConfig['exemptions'],
): Evaluation {
  const indicator = { ...evaluation.indicator, target } as Indicator;
  const { asked, window } = evaluation;
  if (evaluation.state !== 'ready') return { ...evaluation, indicator };
  // No target makes a figure of what is none.
  if (evaluation.measurement.outcome.kind === 'no-data') return { ...evaluation, indicator };
  const { results, unanswered } = evaluation;
  const errorOf = (name: string) => unanswered.find((one) => one.name === name)?.error;
  const queriesFor = (purpose: AskedQuery['serves']) =>
    Object.fromEntries(
      asked.flatMap(({ name, query, serves }) =>
        serves === purpose && (results.has(name) || errorOf(name) !== undefined) ? [[name, query]] : [],
      ),
    );
  return evaluateIndicator(
    {
      indicator,
      window,
      fault: null,
      queries: queriesFor('figure'),
      outlook: queriesFor('outlook'),
      evidence: queriesFor('evidence'),
    },
    {
      now: evaluation.at,
      find: (query) => {
        const name = asked.find((one) => one.query === query)?.name ?? '';
        const result = results.get(name);
        const error = errorOf(name);
        if (error !== undefined) return { state: 'failed', error };
        return result === undefined
          ? { state: 'loading' }
          : { state: 'ready', result, refreshError: evaluation.refreshError };
      },
    },
    exemptions,
  );
}

/** A value out of the air has no counts, no interval and no age: it is judged as it is. */
function withValue(evaluation: Evaluation, value: number | string): ReadyEvaluation {
  const { indicator, asked, window } = evaluation;
  const spec = targetSpec(indicator);
  const judged = spec === null ? null : indicatorStatus(spec, { value });
  return {
    indicator,
    asked,
    window,
    state: 'ready',
    at: evaluation.state === 'ready' ? evaluation.at : epochMs(0),
    results: new Map(),
    measurement: { outcome: ok(value), n: null, formula: 'imagined', parts: [] },
    outlook: { forward: [], parts: [] },
    judgement:
      judged === null
        ? null
        : {
            status: judged.status,
            u: judged.u,
            reasons: judged.reasons,
            isCeiling: judged.isCeiling,
            isAtBest: judged.atBest,
            isDoubtful: false,
          },
    exemption: null,
    doubts: [],
    details: {},
    unanswered: [],
    warnings: [],
    infos: [],
    refreshError: null,
  };
}
