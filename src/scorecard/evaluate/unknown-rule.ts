import { noData } from '#compute/outcome.ts';
import type { Measurement } from '#scorecard/indicators/kind.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';

/** Nothing fired, and the server cannot say whether anything could have: that is neither calm nor an absent series. */
export function withUnknownRule(
  measurement: Measurement,
  results: ReadonlyMap<string, Pick<QueryResult, 'isRuleUnknown'>>,
): Measurement {
  const isUnknown = [...results.values()].some(({ isRuleUnknown }) => isRuleUnknown === true);
  return isUnknown && measurement.outcome.kind === 'no-data'
    ? { ...measurement, outcome: noData('rule-unknown') }
    : measurement;
}
