import { describe, expect, test } from 'vitest';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { explainMove } from './grade-change.ts';

type Values = Readonly<Record<string, number | null>>;

const config = stubConfig();
const move = (before: Values, now: Values) => {
  const explained = explainMove(config, stubScorecard(config, before), stubScorecard(config, now));
  if (explained === null) throw new Error('nothing is loading');
  return explained;
};
const points = (rows: ReturnType<typeof move>['rows']) =>
  rows.map(({ id, contribution }) => [id, contribution]);

describe('explainMove', () => {
  test('each indicator has the points its pillar lost or won, and they add up', () => {
    // a from 100 to 40 and b from 90 to 100, a third each: −20 and +3.33; 96.67 becomes 80, an A becomes C+ by its cap.
    const { sentence, rows, caps } = move({ a: 0.1, b: 0.19, c: 0.1 }, { a: 0.3, b: 0.1, c: 0.11 });
    expect(sentence).toBe('A → C+: 16.67 points less');
    expect(points(rows)).toEqual([
      ['a', '−20'],
      ['b', '+3.33'],
      ['c', '–'],
    ]);
    expect(caps).toEqual(['New cap: At most C+: a pillar misses its target']);
  });

  test('what vanishes moves the score too, and the others with it share the weight', () => {
    // With c left out the mean of 100 and 70… here: (100 + 90 + 40) ÷ 3 = 76.67 becomes (100 + 90) ÷ 2 = 95.
    const { rows, sentence } = move({ a: 0.1, b: 0.19, c: 0.3 }, { a: 0.1, b: 0.19, c: null });
    expect(sentence).toBe('C → A−: 18.33 points more');
    expect(points(rows)[0]).toEqual(['c', '+18.33']);
  });

  test('two that act together share what neither does alone', () => {
    // a and b hold the pillar of a alike: one missed other leaves it at risk, a second changes nothing.
    const shared = stubConfig({
      pillars: [{ id: 'a', title: 'A', headline: 'a' }],
      indicators: ['a', 'b', 'c'].map((id) => ({
        ...stubConfig().indicators[0],
        id,
        query: id,
        pillar: 'a',
      })),
    });
    const explained = explainMove(
      shared,
      stubScorecard(shared, { a: 0.1, b: 0.1, c: 0.1 }),
      stubScorecard(shared, { a: 0.1, b: 0.3, c: 0.3 }),
    );
    expect(explained?.rows.map(({ id, contribution }) => [id, contribution])).toEqual([
      ['b', '−15'],
      ['c', '−15'],
      ['a', '–'],
    ]);
  });

  test('nothing moved', () => {
    const values = { a: 0.1, b: 0.1, c: 0.1 };
    expect(move(values, values).sentence).toBe('Still A+, with the same 100 points');
  });

  test('without a score on one side there are no points to share out', () => {
    const { obstacle, sentence } = move({ a: 0.1, b: null, c: null }, { a: 0.1, b: 0.1, c: 0.1 });
    expect(sentence).toBe('no letter → A+');
    expect(obstacle).toContain('no score');
  });
});
