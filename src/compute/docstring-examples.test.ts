import { describe, expect, test } from 'vitest';

const sources = import.meta.glob<string>('./*.ts', { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });

const EXAMPLE = /^ \* @example (?<expression>.+) \/\/ (?<relation>[→≈]) (?<result>.+)$/;

const scope = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;

/** The text is that of our own docstrings, and running it is the point. */
function evaluate(expression: string): unknown {
  return new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));
}

const examples = Object.entries(sources)
  .filter(([file]) => !file.endsWith('.test.ts'))
  .flatMap(([file, source]) =>
    source
      .split('\n')
      .filter((line) => line.includes('@example'))
      .map((line) => ({ file, line, ...EXAMPLE.exec(line)?.groups })),
  );

/** "≈ 14.4" promises what it prints, give or take one in a thousand million. */
function expectAlmost(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') {
    expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, part] of Object.entries(expected)) {
      expectAlmost((actual as Record<string, unknown>)[key], part);
    }
  } else {
    expect(actual).toBe(expected);
  }
}

describe('examples in docstrings', () => {
  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(50);
  });

  test.for(examples)('$file: $expression', (example) => {
    const { expression, relation, result } = example as Partial<Record<string, string>>;
    if (expression === undefined || result === undefined) throw new Error(`unreadable: ${example.line}`);
    const check = relation === '≈' ? expectAlmost : (a: unknown, b: unknown) => expect(a).toEqual(b);
    check(evaluate(expression), evaluate(result));
  });
});
