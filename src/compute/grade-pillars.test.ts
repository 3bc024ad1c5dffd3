import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GradedScorecard, gradePillars, type PillarStandings } from './grade-pillars.ts';
import { LETTERS, type Letter } from './overall-grade.ts';
import { STATUSES, type Status } from './status.ts';

const RISING: readonly Status[] = ['Missed', 'At risk', 'Met', 'Exceeding'];

const standing = fc.record({
  status: fc.constantFrom(...STATUSES),
  isCeiling: fc.boolean(),
  canBeAtRisk: fc.boolean(),
});
const scorecards = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    headline: standing,
    others: fc.array(standing, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);
/** 0 is the best; no letter is below all. */
const rank = (letter: Letter | null) => (letter === null ? LETTERS.length : LETTERS.indexOf(letter));

/** The indicator at a place, leading or not, one status better; null where it has no data or is at the top. */
function improved(pillars: readonly PillarStandings[], place: number): PillarStandings[] | null {
  let left = place;
  let isChanged = false;
  const better = pillars.map((pillar) => {
    const standings = [pillar.headline, ...pillar.others].map((one) => {
      const next = one === null ? undefined : RISING[RISING.indexOf(one.status) + 1];
      if (one === null || left-- !== 0 || next === undefined || one.status === 'No data') return one;
      isChanged = true;
      return { ...one, status: next };
    });
    const [headline = null, ...others] = standings;
    return { ...pillar, headline, others: others.filter((one) => one !== null) };
  });
  return isChanged ? better : null;
}

const unknown = ({ pillars }: GradedScorecard): number =>
  pillars.filter(({ status }) => status === 'No data').length;

const standingAs = (status: Status) => ({ status, isCeiling: false, canBeAtRisk: true });

describe('gradePillars', () => {
  test('no improvement of an indicator with data lowers the letter, as long as its pillar keeps being judged', () => {
    let improvements = 0;
    fc.assert(
      fc.property(scorecards, fc.nat({ max: 23 }), (pillars, place) => {
        const better = improved(pillars, place);
        if (better === null) return;
        const [before, after] = [gradePillars(pillars), gradePillars(better)];
        if (unknown(after) > unknown(before)) return;
        improvements += 1;
        expect(rank(after.overall.letter)).toBeLessThanOrEqual(rank(before.overall.letter));
      }),
      { numRuns: 2_000 },
    );
    expect(improvements).toBeGreaterThan(100);
  });

  test('a pillar without its headline is judged only while another indicator holds it back, and then is unknown', () => {
    const missed: PillarStandings = { weight: 1, headline: standingAs('Missed'), others: [] };
    const unled = (other: Status): PillarStandings => ({
      weight: 1,
      headline: standingAs('No data'),
      others: [standingAs(other)],
    });
    // (40 + 70) / 2 is 55 and an F; so is 40, of the one pillar that is left of two: too few for a letter.
    expect(gradePillars([missed, unled('At risk')]).overall).toMatchObject({ letter: 'F', score: 55 });
    expect(gradePillars([missed, unled('Met')]).overall).toMatchObject({ letter: null, provisional: true });
  });
});
