import { labelPattern } from './label-pattern.ts';
import { OUTCOME_LABELS } from './outcome-labels.ts';

/** Words for how something ended, beside the codes; and no word at all. */
const USUAL = [
  ...OUTCOME_LABELS.flat(),
  ...['ok', 'success', 'error', 'failed', 'failure', 'timeout', 'hit', 'miss', ''],
];

/** Longer ones are no values that anybody writes out, and a pattern of a stranger may take its time with them. */
const LONGEST = 16;

/**
 * A label value that both patterns match, or null when none is found. Looks at the usual values and at those that the
 * patterns spell out ("timeout|5.."), which is not all there are.
 */
export function overlapOf(one: string, other: string): string | null {
  const matches = [one, other].map(matcherOf);
  return (
    [...USUAL, ...spelledOut(one), ...spelledOut(other)].find((value) => matches.every((is) => is(value))) ??
    null
  );
}

function matcherOf(pattern: string): (value: string) => boolean {
  try {
    return labelPattern(pattern);
  } catch {
    return () => false;
  }
}

/** The alternatives of a pattern, each with a letter for what is open in it. */
const spelledOut = (pattern: string): readonly string[] =>
  pattern
    .split(/[|()]/)
    .map((part) => part.replaceAll(/\\(.)|\.[*+?]?/g, (_, sign?: string) => sign ?? 'x'))
    .filter((value) => value.length <= LONGEST);
