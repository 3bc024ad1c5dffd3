import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradePillars, type PillarStandings, type Standing } from './grade-pillars.ts';
import { gradeRange } from './grade-range.ts';
import { LETTERS, type Letter } from './overall-grade.ts';
import { smallestChanges } from './smallest-changes.ts';
import { STATUSES, type Status } from './status.ts';

const stands = (status: Status, isCeiling = false): Standing => ({ status, isCeiling, canBeAtRisk: true });
const pillar = (headline: Status, ...others: Status[]): PillarStandings => ({
  weight: 1,
  headline: stands(headline),
  others: others.map((status) => stands(status)),
});

const standing = (statuses: readonly Status[]) =>
  fc
    .record({ status: fc.constantFrom(...statuses), isCeiling: fc.boolean(), canBeAtRisk: fc.boolean() })
    // A target that cannot be exceeded never is.
    .map((one) => (one.isCeiling && one.status === 'Exceeding' ? { ...one, status: 'Met' as const } : one));
const scorecards = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    headline: standing(STATUSES),
    others: fc.array(standing(STATUSES), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const rank = (letter: Letter | null) => (letter === null ? LETTERS.length : LETTERS.indexOf(letter));

describe('gradeRange', () => {
  test('four pillars at best and one unknown: C+ if it is missed, A+ if it is not', () => {
    // BBBBX is C+ and BBBBB is A+ in the table of the scheme.
    const range = gradeRange([...'1234'].map(() => pillar('Exceeding')).concat(pillar('No data')));
    expect(range).toEqual({ worst: 'C+', best: 'A+', unknown: 1, doubtful: 0, of: 5 });
  });

  test('an unknown indicator that leads no pillar counts too', () => {
    // Missed, it would hold its pillar at At risk: BBBBR is B+.
    const range = gradeRange(
      [...'1234'].map(() => pillar('Exceeding')).concat(pillar('Exceeding', 'No data')),
    );
    expect(range).toEqual({ worst: 'B+', best: 'A+', unknown: 1, doubtful: 0, of: 6 });
  });

  test('an indicator in doubt may be anything, and holds its pillar below its best', () => {
    // Certain, it would be BBBBB or, missed, BBBBX of the scheme's table; in doubt it is BBBBM: A.
    const doubtful: PillarStandings = {
      weight: 1,
      headline: { ...stands('Met', true), isDoubtful: true },
      others: [],
    };
    const pillars = [...[...'1234'].map(() => pillar('Exceeding')), doubtful];
    expect(gradeRange(pillars)).toEqual({ worst: 'C+', best: 'A+', unknown: 0, doubtful: 1, of: 5 });
    expect(gradePillars(pillars).overall.letter).toBe('A');
  });

  test('whatever the unknown turns out to be, the letter lies in the range', () => {
    fc.assert(
      fc.property(
        scorecards,
        fc.infiniteStream(fc.constantFrom<Status>('Missed', 'At risk', 'Met', 'Exceeding')),
        (pillars, truth) => {
          const { worst, best } = gradeRange(pillars);
          const reveal = (one: Standing): Standing => {
            if (one.status !== 'No data') return one;
            const status = truth.next().value as Status;
            return { ...one, status: status === 'Exceeding' && one.isCeiling ? 'Met' : status };
          };
          const known = pillars.map(({ weight, headline, others }) => ({
            weight,
            headline: reveal(headline),
            others: others.map(reveal),
          }));
          const { letter } = gradePillars(known).overall;
          expect(rank(letter)).toBeLessThanOrEqual(rank(worst));
          expect(rank(letter)).toBeGreaterThanOrEqual(rank(best));
        },
      ),
    );
  });
});

describe('gradePillars', () => {
  test.for([
    ['Exceeding', 'Met', 'Met'],
    ['Exceeding', 'At risk', 'At risk'],
    ['Met', 'Met', 'Met'],
    ['Missed', 'At risk', 'Missed'],
    ['No data', 'At risk', 'No data'],
  ] as const)('a pillar that is %s and held at %s is %s, and never at best', ([status, cap, held]) => {
    const [judged] = gradePillars([{ ...pillar(status), cap }]).pillars;
    expect(judged).toMatchObject({ status: held, atBest: false });
  });
});

describe('smallestChanges', () => {
  test('names the mildest step of each indicator that is enough by itself', () => {
    // BBBBX is C+, BBBBR is B+.
    const pillars = [...'1234'].map(() => pillar('Exceeding')).concat(pillar('Missed'));
    expect(smallestChanges(pillars)).toEqual([{ pillar: 4, other: null, to: 'At risk', letter: 'B+' }]);
  });

  test('a tolerance of 0 leaves no step at risk', () => {
    const strict = {
      weight: 1,
      headline: { status: 'Missed', isCeiling: false, canBeAtRisk: false },
      others: [],
    } as const;
    const pillars = [...'1234'].map(() => pillar('Exceeding')).concat(strict);
    expect(smallestChanges(pillars)).toEqual([{ pillar: 4, other: null, to: 'Met', letter: 'A' }]);
  });

  test('finds nothing where one change is not enough', () => {
    // Both hold the same pillar back; either alone leaves it where it is, and BBBBR with it.
    const pillars = [...'1234']
      .map(() => pillar('Exceeding'))
      .concat(pillar('Exceeding', 'Missed', 'Missed'));
    expect(smallestChanges(pillars)).toEqual([]);
  });

  test('every change raises the letter, and no milder one does', () => {
    fc.assert(
      fc.property(scorecards, (pillars) => {
        const now = rank(gradePillars(pillars).overall.letter);
        const order: readonly Status[] = ['At risk', 'Met', 'Exceeding'];
        for (const { pillar: at, other, to, letter } of smallestChanges(pillars)) {
          const graded = (status: Status) =>
            gradePillars(
              pillars.map((one, index) => {
                if (index !== at) return one;
                if (other === null) return { ...one, headline: { ...one.headline, status } };
                return {
                  ...one,
                  others: one.others.map((each, i) => (i === other ? { ...each, status } : each)),
                };
              }),
            ).overall.letter;
          expect(graded(to)).toBe(letter);
          expect(rank(letter)).toBeLessThan(now);
          const standingNow = other === null ? pillars[at]?.headline : pillars[at]?.others[other];
          for (const milder of order.slice(0, order.indexOf(to))) {
            const isStep = order.indexOf(milder) > order.indexOf(standingNow?.status ?? 'No data');
            if (isStep && (milder !== 'At risk' || standingNow?.canBeAtRisk === true))
              expect(rank(graded(milder))).toBeGreaterThanOrEqual(now);
          }
        }
      }),
    );
  });
});
