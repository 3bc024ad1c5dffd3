import type { Status } from './status.ts';

export const LETTERS = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F'] as const;
export type Letter = (typeof LETTERS)[number];

/** A pillar at best has 100 whatever its status is called. */
export const POINTS: Readonly<Record<Exclude<Status, 'No data'>, number>> = {
  Exceeding: 100,
  Met: 90,
  'At risk': 70,
  Missed: 40,
};

/** Least score of each letter. F takes the rest. */
export const LETTER_FROM: Readonly<Record<Exclude<Letter, 'F'>, number>> = {
  'A+': 100,
  A: 93,
  'A-': 90,
  'B+': 87,
  B: 83,
  'B-': 80,
  'C+': 77,
  C: 73,
  'C-': 70,
  'D+': 67,
  D: 63,
  'D-': 60,
};

export type GradedPillar = { readonly status: Status; readonly atBest: boolean; readonly weight: number };

/** What a pillar without data counts as. Left out by default, and the grade is provisional either way. */
export type NoDataPolicy = 'exclude' | 'atRisk' | 'missed';

export type OverallGrade = {
  /** null under 60 % of the weight with data. */
  readonly letter: Letter | null;
  readonly score: number | null;
  /** Share of the weight that has data. */
  readonly coverage: number;
  /** Every cap that lowered the letter, mildest first. */
  readonly caps: readonly string[];
  readonly verdict: string;
  /** Some pillar has no data. */
  readonly provisional: boolean;
};

const MIN_COVERAGE = 0.6;
const NOISE = 1e-9;

/**
 * Letter of the whole scorecard, with every cap that lowered it.
 * score = Σ weight·points / Σ weight over pillars with data; letter by LETTER_FROM; then caps
 * @param pillars weights relative to each other, ≥ 0
 * @returns no letter and no score under 60 % of the weight with data
 * @throws RangeError if a weight is negative or not a number
 * @example overallGrade([{ status: 'Met', atBest: true, weight: 1 }, { status: 'Exceeding', atBest: true, weight: 1 }]).letter // → 'A+'
 * @example overallGrade([{ status: 'Exceeding', atBest: true, weight: 4 }, { status: 'Missed', atBest: false, weight: 1 }]).caps // → ['1 pillar missed->C+']
 */
export function overallGrade(
  pillars: readonly GradedPillar[],
  { noDataPolicy = 'exclude' }: { readonly noDataPolicy?: NoDataPolicy } = {},
): OverallGrade {
  if (pillars.some(({ weight }) => !(weight >= 0))) throw new RangeError('a weight must not be negative');
  const withData = pillars.filter(({ status }) => status !== 'No data');
  const provisional = withData.length < pillars.length;
  const allWeight = weightOf(pillars);
  const coverage = allWeight === 0 ? 0 : weightOf(withData) / allWeight;
  if (coverage < MIN_COVERAGE - NOISE) {
    return {
      letter: null,
      score: null,
      coverage,
      caps: ['coverage<60%'],
      verdict: 'Not enough data',
      provisional,
    };
  }
  const counted = countedPillars(pillars, noDataPolicy);
  const score =
    counted.reduce((sum, pillar) => sum + pillar.weight * pointsOf(pillar), 0) / weightOf(counted);
  const { letter, caps } = applyCaps(letterOf(score), counted, provisional);
  return { letter, score, coverage, caps, verdict: verdictOn(counted), provisional };
}

/** What one pillar adds to the score. */
export type ScorePart = {
  /** null: left out, for want of data. */
  readonly points: number | null;
  /** Share of all the weight that counts; 0 for what is left out. */
  readonly share: number;
  /** points · share */
  readonly contribution: number;
};

/**
 * The score of overallGrade taken apart: one part a pillar, which add up to it.
 * contribution = points · weight / Σ weight over pillars that count
 * @param pillars as for overallGrade
 * @example scoreParts([{ status: 'Met', atBest: false, weight: 1 }, { status: 'No data', atBest: false, weight: 1 }]) // → [{ points: 90, share: 1, contribution: 90 }, { points: null, share: 0, contribution: 0 }]
 */
export function scoreParts(
  pillars: readonly GradedPillar[],
  { noDataPolicy = 'exclude' }: { readonly noDataPolicy?: NoDataPolicy } = {},
): readonly ScorePart[] {
  const all = weightOf(countedPillars(pillars, noDataPolicy));
  return pillars.map((pillar) => {
    const [counted] = countedPillars([pillar], noDataPolicy);
    if (counted === undefined || all === 0) return { points: null, share: 0, contribution: 0 };
    const points = pointsOf(counted);
    const share = counted.weight / all;
    return { points, share, contribution: points * share };
  });
}

function countedPillars(pillars: readonly GradedPillar[], policy: NoDataPolicy): readonly GradedPillar[] {
  return policy === 'exclude'
    ? pillars.filter(({ status }) => status !== 'No data')
    : pillars.map((pillar) => countAs(pillar, policy));
}

/**
 * The letter of a score, before any cap.
 * @param score 0..100
 * @example letterOf(92.9) // → 'A-'
 */
export function letterOf(score: number): Letter {
  return LETTERS.find((letter) => letter === 'F' || score >= LETTER_FROM[letter] - NOISE) ?? 'F';
}

const weightOf = (pillars: readonly GradedPillar[]) => pillars.reduce((sum, { weight }) => sum + weight, 0);

const countStatus = (pillars: readonly GradedPillar[], wanted: Status) =>
  pillars.filter(({ status }) => status === wanted).length;

function countAs(pillar: GradedPillar, policy: 'atRisk' | 'missed'): GradedPillar {
  if (pillar.status !== 'No data') return pillar;
  return { ...pillar, atBest: false, status: policy === 'atRisk' ? 'At risk' : 'Missed' };
}

function pointsOf({ status, atBest }: GradedPillar): number {
  if (status === 'No data') return 0;
  return atBest ? POINTS.Exceeding : POINTS[status];
}

type Cap = { readonly applies: boolean; readonly to: Letter; readonly reason: string };

function applyCaps(
  uncapped: Letter,
  pillars: readonly GradedPillar[],
  provisional: boolean,
): { readonly letter: Letter; readonly caps: readonly string[] } {
  const missed = countStatus(pillars, 'Missed');
  const mildestFirst: readonly Cap[] = [
    { applies: pillars.some(({ atBest }) => !atBest), to: 'A', reason: 'not all at best' },
    { applies: provisional, to: 'A-', reason: 'incomplete' },
    { applies: countStatus(pillars, 'At risk') > 0, to: 'B+', reason: 'pillar at risk' },
    { applies: missed === 1, to: 'C+', reason: '1 pillar missed' },
    { applies: missed === 2, to: 'D+', reason: '2 pillars missed' },
    { applies: missed >= 3, to: 'F', reason: '3+ pillars missed' },
  ];
  let letter = uncapped;
  const caps: string[] = [];
  for (const { applies, to, reason } of mildestFirst) {
    if (!applies || LETTERS.indexOf(to) <= LETTERS.indexOf(letter)) continue;
    letter = to;
    caps.push(`${reason}->${to}`);
  }
  return { letter, caps };
}

function verdictOn(pillars: readonly GradedPillar[]): string {
  const all = pillars.length;
  const missed = countStatus(pillars, 'Missed');
  const atRisk = countStatus(pillars, 'At risk');
  const best = pillars.filter(({ atBest }) => atBest).length;
  if (missed > 0) return `Missing ${missed} of ${all} pillar targets`;
  if (atRisk > 0) return `${atRisk} of ${all} pillars at risk`;
  if (best === all) return 'Exceeding all targets';
  return best > 0 ? `Meeting all targets, exceeding ${best} of ${all}` : 'Meeting all targets';
}
