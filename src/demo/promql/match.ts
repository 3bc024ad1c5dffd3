import type { Labels } from '#compute/series.ts';
import type { Matcher } from './expression.ts';
import { compileRegex } from './regex.ts';

/** Whether labels satisfy all matchers; a label that is not there is empty. */
export function labelTest(matchers: readonly Matcher[]): (labels: Labels) => boolean {
  const tests = matchers.map(matcherTest);
  return (labels) => tests.every((test) => test(labels));
}

function matcherTest({ label, op, value }: Matcher): (labels: Labels) => boolean {
  const pattern = op.endsWith('~') ? compileRegex(value) : null;
  const isWanted = !op.startsWith('!');
  return (labels) => {
    const text = labels[label] ?? '';
    return (pattern === null ? text === value : pattern.test(text)) === isWanted;
  };
}
