import fc from 'fast-check';
import { RE2JS } from 're2js';
import * as v from 'valibot';
import './re2.ts';
import { describe, expect, test } from 'vitest';
import { labelPatternText } from './fields.ts';
import { labelPattern } from './label-pattern.ts';

describe('labelPattern', () => {
  // Source: Prometheus 2.42, which answered `x{v=~PATTERN}`.
  test.for([
    ['5..', ['500', '599'], ['50', '5000', ' 500']],
    ['200|204', ['200', '204'], ['2004', '']],
    ['(?i)failed', ['failed', 'FAILED'], ['fail']],
    ['(?i:f)ailed', ['Failed'], ['FAILED']],
    ['[[:alpha:]]+', ['abc'], ['a1']],
    ['\\pL+', ['é'], ['1']],
    ['\\p{Greek}', ['α'], ['a']],
    ['\\p{^Greek}', ['a'], ['α']],
    ['\\Qa.b\\E', ['a.b'], ['axb']],
    ['a\\z', ['a'], ['ab']],
    ['a.b', ['a\nb', 'a😀b'], ['ab']],
    ['(?m)a$', ['a'], ['a\n', 'a\nb']],
    ['\\d+', ['12'], ['٣']],
    ['\\x{1F600}', ['😀'], []],
    ['(?P<class>[45])..', ['404'], ['304']],
    ['(?U)a+', ['aa'], ['b']],
    ['(|a)*', ['', 'aa'], ['b']],
    ['', [''], ['a']],
  ] as const)('%s', ([pattern, matching, others]) => {
    const matches = labelPattern(pattern);
    expect(matching.filter((value) => !matches(value))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });

  test('means the same by both engines where RE2 is not needed', () => {
    const sign = fc.constantFrom('a', 'b', '5', '.', '|', '-', ' ', '/', ':', ',', '_');
    const part = fc.string({ unit: sign, maxLength: 8 });
    const pattern = fc.tuple(part, fc.constantFrom('', '.*', '.+'), part).map(([head, any, tail]) => {
      return any === '' ? head : head + any + tail.replaceAll('.', '');
    });
    const value = fc.string({
      unit: fc.constantFrom('a', 'b', '5', '-', '|', ':', '\n', '😀'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(pattern, value, (text, subject) => {
        expect(labelPattern(text)(subject)).toBe(RE2JS.compile(`^(?s:${text})$`).test(subject));
      }),
    );
  });

  test('takes time in proportion to the value, however hostile the pattern', () => {
    const start = performance.now();
    for (const pattern of ['(a+)+b', '(a|a)*b', '(a|aa)+$b', '(.*a){12}b']) {
      expect(labelPattern(pattern)('a'.repeat(5_000))).toBe(false);
    }
    // A backtracking engine takes years.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('a pattern in the file', () => {
  const message = (pattern: string) => v.safeParse(labelPatternText, pattern).issues?.[0].message ?? null;

  // Source: Prometheus 2.42 refuses each of these.
  test.for([
    ['(?=a)a', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['a\\Z', 'invalid escape sequence: `\\Z`'],
    ['\\u00e9', 'invalid escape sequence: `\\u`'],
    ['[a', 'missing closing ]: `[a`'],
    ['a)(b', 'unexpected ): `a)(b`'],
    ['a{1001}', 'invalid repeat count: `{1001}`'],
    ['x*+', 'invalid nested repetition operator: `*+`'],
    ['x{2}{3}', 'invalid nested repetition operator: `{2}{3}`'],
    ['*a', 'missing argument to repetition operator: `*`'],
  ] as const)('%s is refused', ([pattern, reason]) => {
    expect(message(pattern)).toBe(
      `expected a regular expression for the whole label value as Prometheus reads it (RE2), such as "5.."; ${reason}`,
    );
  });

  test.for(['((((a{10}){10}){10}){10})', '[[:foo:]]', '(?x)a', '\\Q', '\\C', '(?<!a)b'])(
    '%s is refused',
    (pattern) => {
      expect(message(pattern)).toMatch(/RE2/);
    },
  );

  test.for(['5..', '(?i)failed', '\\_\\-\\/', 'a|b'])('%s is accepted', (pattern) => {
    expect(message(pattern)).toBeNull();
  });
});
