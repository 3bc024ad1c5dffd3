import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from './csv.ts';

const cellOf = (content: string): string => csvText([[content]]).slice(0, -2);

test.for<[content: string, cell: string]>([
  ['Uptime', 'Uptime'],
  ['a - b; c + d', 'a - b; c + d'],
  ['=1', "'=1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\u00A0=1', "'\u00A0=1"],
  ['\u200B=1', "'\u200B=1"],
  ['\t=1', "'\t=1"],
  ['\n=1', '"\'\n=1"'],
  ['\r\n=1', '"\'\r\n=1"'],
  ['\ta', "'\ta"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠1', "'＠1"],
  ['a;=1', "a;'=1"],
  ['a; =1', "a;' =1"],
  ['a;;=1', "a;;'=1"],
  [';＝1', ";'＝1"],
  ['a\t=1', "a\t'=1"],
  ['a\n=1', '"a\n\'=1"'],
  ['a;"=1"', '"a;\'""=1"""'],
  [' ;=1', " ;'=1"],
  ['=1;=2', "'=1;'=2"],
])('%j', ([content, cell]) => {
  expect(cellOf(content)).toBe(cell);
});

test('numbers are numbers, below 0 as well', () => {
  expect(csvText([[-1.5, 0, Number.NaN, null, undefined]])).toBe('-1.5,0,,,\r\n');
});

describe('whatever a text holds', () => {
  const piece = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＠',
    ';',
    '\t',
    ' ',
    '\r',
    '\n',
    '"',
    ',',
    'a',
    "'",
    '\u00A0',
  );
  const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  const isFormula = (field: string) => /^\s*[=+\-@＝＠]/u.test(field);
  /** Cut where we did not, a field may have quotes of its own. */
  const isPartFormula = (part: string) => /^[\s"]*[=+\-@＝＠]/u.test(part);

  test('no cell is a formula, nor any part that a list of other separators would have', () => {
    fc.assert(
      fc.property(hostile, (content) => {
        const text = cellOf(content);
        const unquoted = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
        // The apostrophe in front makes a text of the blanks behind it as well.
        const behind = unquoted.replace(/^'[\t\r\n \u00A0]*/, '');
        expect(isFormula(unquoted), JSON.stringify({ content, text })).toBe(false);
        const parts = [...behind.split(/[;\t\r\n]/).slice(1), ...text.split(';').slice(1)];
        expect(parts.filter(isPartFormula), JSON.stringify({ content, text })).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('takes a moment: what is quadratic would take minutes', () => {
    const begun = performance.now();
    for (const piece of ['\t', ';', '" ', '\u200B', ';"']) cellOf(piece.repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
