import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GradedPillar, LETTER_FROM, LETTERS, overallGrade, POINTS } from './overall-grade.ts';
import { STATUSES, type Status } from './status.ts';
import json from './vectors/grades.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type Expectation = {
  letter: string | null;
  score: number | null;
  coverage: number;
  caps: string[];
  verdict: string;
};
type OverallCase = { pillars: string; weights?: number[]; expected: Expectation };

const NO_DATA = { status: 'No data', atBest: false } as const;
/** As in the legend of the vectors. B may be a ceiling headline that is Met, which counts as best too. */
const BY_INITIAL: Readonly<Record<string, Pick<GradedPillar, 'status' | 'atBest'>>> = {
  B: { status: 'Exceeding', atBest: true },
  M: { status: 'Met', atBest: false },
  R: { status: 'At risk', atBest: false },
  X: { status: 'Missed', atBest: false },
  N: NO_DATA,
};
const pillarsFrom = (initials: string, weights?: readonly number[]): readonly GradedPillar[] =>
  Object.freeze(
    [...initials].map((initial, index) => ({
      ...(BY_INITIAL[initial] ?? NO_DATA),
      weight: weights?.[index] ?? 1,
    })),
  );

function expectGrade(pillars: readonly GradedPillar[], expected: Expectation): void {
  const { letter, score, coverage, caps, verdict } = overallGrade(pillars);
  expect({ letter, caps, verdict }).toEqual({
    letter: expected.letter,
    caps: expected.caps,
    verdict: expected.verdict,
  });
  assertClose(score, expected.score);
  assertClose(coverage, expected.coverage);
}

describe('overallGrade', () => {
  test('letters and points are those of the scheme', () => {
    expect(LETTERS).toEqual(json.constants.letters);
    expect(POINTS).toEqual(json.constants.points);
    const thresholds = Object.entries(LETTER_FROM).map(([letter, from]) => [from, letter]);
    expect([...thresholds, [-1, 'F']]).toEqual(json.constants.thresholds);
  });

  test.for(readVectors<OverallCase[]>(json.overallEqualWeights))('$pillars', ({ pillars, expected }) => {
    expectGrade(pillarsFrom(pillars), expected);
  });

  test.for(readVectors<OverallCase[]>(json.overallWeighted))(
    '$pillars by $weights',
    ({ pillars, weights, expected }) => {
      expectGrade(pillarsFrom(pillars, weights), expected);
    },
  );

  test('the brief’s own scorecard is an A+, although security is only Met', () => {
    const { pillars, overall, headlineOnly } = json.seedScorecard;
    const graded = pillars.map(({ status, atBest }) => ({ status: status as Status, atBest, weight: 1 }));
    expectGrade(graded, overall);
    expectGrade(graded, headlineOnly);
  });

  test('the order of the pillars does not matter', () => {
    const initials = fc.array(fc.constantFrom('B', 'M', 'R', 'X', 'N'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(initials, (letters) => {
        const forwards = overallGrade(pillarsFrom(letters.join('')));
        expect(overallGrade(pillarsFrom(letters.toReversed().join('')))).toEqual(forwards);
      }),
    );
  });

  test('an A means that all targets are met, a B that none is missed', () => {
    const statuses = fc.array(
      fc.record({ status: fc.constantFrom(...STATUSES), atBest: fc.constant(false), weight: fc.nat(5) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(statuses, (pillars) => {
        const { letter } = overallGrade(pillars);
        const has = (status: Status) => pillars.some((pillar) => pillar.status === status);
        if (letter?.startsWith('A') === true) expect(has('At risk') || has('Missed')).toBe(false);
        if (letter?.startsWith('B') === true) expect(has('Missed')).toBe(false);
      }),
    );
  });

  test('a pillar without data makes the grade provisional and may be held against it', () => {
    const pillars = pillarsFrom('BBBBN');
    expect(overallGrade(pillars)).toMatchObject({ letter: 'A-', provisional: true });
    expect(overallGrade(pillars, { noDataPolicy: 'atRisk' })).toMatchObject({ letter: 'B+', score: 94 });
    expect(overallGrade(pillars, { noDataPolicy: 'missed' })).toMatchObject({ letter: 'C+', score: 88 });
    expect(overallGrade(pillarsFrom('BBBBB')).provisional).toBe(false);
  });

  test('all caps that lowered the letter are listed, mildest first', () => {
    const pillars = pillarsFrom('BNRX', [100, 1, 1, 1]);
    expect(overallGrade(pillars).caps).toEqual([
      'incomplete->A-',
      'pillar at risk->B+',
      '1 pillar missed->C+',
    ]);
  });

  test('a pillar of no weight still keeps the letter from A+', () => {
    expect(overallGrade(pillarsFrom('BM', [1, 0]))).toMatchObject({
      letter: 'A',
      score: 100,
      caps: ['not all at best->A'],
    });
  });

  test('without pillars there is no grade', () => {
    expect(overallGrade([])).toMatchObject({ letter: null, score: null, coverage: 0 });
  });

  test('a negative weight is the caller’s mistake', () => {
    expect(() => overallGrade(pillarsFrom('BB', [1, -1]))).toThrow(RangeError);
  });
});
