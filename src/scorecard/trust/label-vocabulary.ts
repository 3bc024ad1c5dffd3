import { labelPattern } from '#config/label-pattern.ts';
import { OUTCOME_LABELS } from '#config/outcome-labels.ts';

/** What things that went well are called. */
const WELL =
  /^(?:ok|success|successful|succeeded|hit|pass|passed|good|up|healthy|complete|completed|done|none|no_error|0|[123]xx|[123]\d\d)$/i;

/**
 * Whether the values of a label, none of which is bad by the pattern, say that nothing went wrong: each is called as
 * things that went well are, or all are of a vocabulary in which the pattern has words of its own.
 */
export function saysNothingBad(values: readonly string[], bad: string): boolean {
  if (values.every((value) => WELL.test(value))) return true;
  const isBad = labelPattern(bad);
  return OUTCOME_LABELS.some((words) => values.every((value) => words.includes(value)) && words.some(isBad));
}
