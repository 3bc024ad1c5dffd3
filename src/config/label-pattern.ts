/** Tells whether a whole label value fits. */
export type LabelPattern = (value: string) => boolean;

/**
 * Where RE2 and JavaScript agree, and neither goes back more than once: letters and signs that stand for themselves,
 * dots, alternatives, and one ".*" or ".+". Most scorecards need no more than "5.." and never fetch RE2.
 */
const PLAIN = /^[\w :/,.|-]*(?:\.[*+][\w :/,|-]*)?$/;

const compiled = new Map<string, LabelPattern | Error>();
let compileByRe2: ((pattern: string) => LabelPattern) | null = null;

/** For `re2.ts`, which brings the engine. */
export function provideRe2(compile: (pattern: string) => LabelPattern): void {
  compileByRe2 = compile;
  compiled.clear();
}

/**
 * A pattern for a whole label value, in the language and with the anchors of Prometheus (RE2, `^(?s:…)$`): the page, the
 * command line and the generated rules mean the same by it, and none takes longer for a hostile one.
 * @throws Error for what RE2 refuses, such as a lookahead, and for all but plain patterns while RE2 is not loaded
 */
export function labelPattern(pattern: string): LabelPattern {
  const matcher = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, matcher);
  if (matcher instanceof Error) throw matcher;
  return matcher;
}

function compile(pattern: string): LabelPattern | Error {
  if (PLAIN.test(pattern)) return plainPattern(pattern);
  if (compileByRe2 === null) return new Error('RE2 is not loaded');
  try {
    return compileByRe2(pattern);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function plainPattern(pattern: string): LabelPattern {
  const whole = new RegExp(`^(?:${pattern})$`, 'su');
  return (value) => whole.test(value);
}

/** The same where no RE2 is needed; null for other patterns, so that page and command line conclude the same. */
export const plainLabelPattern = (pattern: string): LabelPattern | null =>
  PLAIN.test(pattern) ? plainPattern(pattern) : null;

/** What is wrong with a pattern, in RE2's words; null for nothing. */
export function labelPatternFault(pattern: string): string | null {
  try {
    labelPattern(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  }
}
