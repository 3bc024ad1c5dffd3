import { valueOrNull } from '#compute/outcome.ts';
import type { Status } from '#compute/status.ts';
import type { Indicator } from '#config/indicator.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';
import type { Evaluation, ReadyEvaluation } from './evaluation.ts';

/** The status a figure is shown with: null while loading, and for what is not judged or is exempt. */
export function shownStatus(evaluation: Evaluation): Status | null {
  switch (evaluation.state) {
    case 'loading':
      return null;
    case 'failed':
      return isJudged(evaluation.indicator) ? 'No data' : null;
    case 'ready':
      return evaluation.judgement?.status ?? (lacksData(evaluation) ? 'No data' : null);
  }
}

/** No incident, so nothing to take the mean of: nothing to judge, and nothing missing either. */
export const isEmptyMean = ({ measurement: { outcome } }: ReadyEvaluation): boolean =>
  outcome.kind === 'no-data' && outcome.reason === 'no-incidents';

const isJudged = (indicator: Indicator): boolean =>
  indicator.graded !== false && targetSpec(indicator) !== null;

const lacksData = (evaluation: ReadyEvaluation): boolean =>
  valueOrNull(evaluation.measurement.outcome) === null &&
  !isEmptyMean(evaluation) &&
  evaluation.exemption === null &&
  isJudged(evaluation.indicator);
