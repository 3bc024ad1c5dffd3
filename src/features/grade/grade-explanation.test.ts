import { describe, expect, test } from 'vitest';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { explainGrade } from './grade-explanation.ts';

function explain(values: Readonly<Record<string, number | null>>, top: object = {}, each: object = {}) {
  const config = stubConfig(top, each);
  const scorecard = stubScorecard(config, values);
  const explanation = explainGrade(config, scorecard);
  if (explanation === null) throw new Error('nothing is loading');
  return { explanation, grade: scorecard.grade };
}

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('explainGrade', () => {
  test('shows what each pillar adds, in its share of the weight', () => {
    // 0.1 of 0.2 exceeds (100 points), 0.19 meets (90), 0.25 misses (40): (100 + 90 + 40) ÷ 3 = 76.67, a C.
    const { explanation } = explain({ a: 0.1, b: 0.19, c: 0.25 });
    expect(
      explanation.rows.map(({ points, share, contribution }) => [points, plain(share), contribution]),
    ).toEqual([
      ['100', '33.33 %', '33.33'],
      ['90', '33.33 %', '30'],
      ['40', '33.33 %', '13.33'],
    ]);
    expect(explanation.score).toBe('76.67 of 100 points make a C');
    expect(explanation.letter).toBe('C');
    expect(explanation.caps).toEqual([]);
  });

  test('names the caps and the one that decided', () => {
    // With weights 8, 1, 1 the mean is 94: an A, which one missed pillar caps at C+.
    const pillars = [8, 1, 1].map((weight, index) => ({
      id: 'abc'[index],
      title: 'x',
      headline: 'abc'[index],
      weight,
    }));
    const { explanation } = explain({ a: 0.1, b: 0.1, c: 0.25 }, { pillars });
    expect(explanation.score).toBe('94 of 100 points make an A');
    expect(explanation.caps).toEqual([
      { sentence: 'At most C+: a pillar misses its target', isDecisive: true },
    ]);
  });

  test('says what one change would raise the letter, in its own unit, the nearest first', () => {
    const { explanation } = explain({ a: 0.1, b: 0.19, c: 0.25 });
    // C to A− or better only through c: met, the three have 280 ÷ 3 = 93.3 points, an A. b at best: 240 ÷ 3 = 80,
    // capped at C+ by the missed pillar: one letter up all the same.
    expect(
      explanation.changes.map(({ letter, options }) => [
        letter,
        options.map(({ text, now }) => plain(`${text}, ${now}`)),
      ]),
    ).toEqual([
      ['C+', ['B ≤ 180 ms, now 190 ms']],
      ['A', ['C ≤ 200 ms, now 250 ms']],
    ]);
  });

  test('a tolerance makes the step smaller', () => {
    // At risk up to 0.22 s: 90 + 100 + 70 is 86.67, a B.
    const { explanation } = explain({ a: 0.1, b: 0.19, c: 0.25 }, {}, { tolerance: 0.1 });
    expect(explanation.changes.at(-1)).toMatchObject({ letter: 'B', options: [{ id: 'c' }] });
    expect(plain(explanation.changes.at(-1)?.options[0]?.text ?? '')).toBe('C ≤ 220 ms');
  });

  test('at A+ there is nothing to raise', () => {
    const { explanation } = explain({ a: 0.1, b: 0.1, c: 0.1 });
    expect(explanation.changes).toEqual([]);
    expect(explanation.noChange).toBe('This is the top grade.');
    expect(explanation.range).toBeNull();
  });

  test('what is missing leaves a range and a provisional letter', () => {
    // BBX is C+ by its cap (80 points), BBB is A+.
    const { explanation, grade } = explain({ a: 0.1, b: 0.1, c: null });
    expect(grade).toMatchObject({ letter: 'A-', isProvisional: true });
    expect(explanation.range).toBe('1 of 3 indicators has no data; the grade could be C+ to A+');
    expect(explanation.rows[2]).toMatchObject({ points: '–', share: 'left out', contribution: '–' });
    expect(explanation.policy).toBe(
      'Pillars without data are left out, and their weight is shared by the others',
    );
  });

  test('noDataPolicy counts what is missing as the file says', () => {
    // 100 + 100 + 40 is 80 points, capped at C+; 100 + 100 + 70 is 90, capped at B+.
    expect(explain({ a: 0.1, b: 0.1, c: null }, { noDataPolicy: 'missed' }).grade?.letter).toBe('C+');
    const { explanation, grade } = explain({ a: 0.1, b: 0.1, c: null }, { noDataPolicy: 'atRisk' });
    expect(grade?.letter).toBe('B+');
    expect(explanation.rows[2]).toMatchObject({ points: '70', contribution: '23.33' });
    expect(explanation.policy).toContain('count as at risk');
  });
});
