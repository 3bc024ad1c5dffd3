import { formatValue } from '#compute/format-value.ts';
import { LETTER_FROM, letterOf, type NoDataPolicy, scoreParts } from '#compute/overall-grade.ts';
import type { Status } from '#compute/status.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { capSentence, letterText, rangeSentence } from '#scorecard/explain/grade-sentences.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import { type NeededChange, neededChanges } from './needed-changes.ts';

export type PillarPart = {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly isAtBest: boolean;
  readonly points: string;
  readonly share: string;
  readonly contribution: string;
  /** Of 100 points, for drawing: where the bar starts and how long it is, and what it could have been. */
  readonly bar: { readonly start: number; readonly length: number; readonly lost: number };
  readonly note: string | null;
};

/** The grade, taken apart down to points and caps. */
export type GradeExplanation = {
  readonly letter: string;
  readonly verdict: string;
  readonly rows: readonly PillarPart[];
  /** "94 points make an A"; null where there is no score. */
  readonly score: string | null;
  readonly total: string;
  /** What lowered the letter below what its points are worth, mildest first; the last one decided. */
  readonly caps: readonly { readonly sentence: string; readonly isDecisive: boolean }[];
  readonly range: string | null;
  /** How pillars without data were counted. */
  readonly policy: string | null;
  /** The single changes that would raise the letter, by the letter they reach. */
  readonly changes: readonly { readonly letter: string; readonly options: readonly NeededChange[] }[];
  /** Said where there is no such change. */
  readonly noChange: string | null;
  readonly ladder: string;
};

const POLICIES: Readonly<Record<NoDataPolicy, string>> = {
  exclude: 'Pillars without data are left out, and their weight is shared by the others',
  atRisk: 'Pillars without data count as at risk (noDataPolicy in scorecard.json)',
  missed: 'Pillars without data count as missed (noDataPolicy in scorecard.json)',
};

/** null while the grade is. */
export function explainGrade(config: ScorecardConfig, scorecard: Scorecard): GradeExplanation | null {
  const { grade, pillars } = scorecard;
  if (grade === null) return null;
  const { currency } = config;
  const noDataPolicy = config.noDataPolicy ?? 'exclude';
  const parts = scoreParts(
    pillars.map(({ status, isAtBest, weight }) => ({ status, atBest: isAtBest, weight })),
    { noDataPolicy },
  );
  const notes = pillarRows(pillars, currency);
  let start = 0;
  const rows = pillars.map(({ pillar, status, isAtBest }, index): PillarPart => {
    const { points, share, contribution } = parts[index] ?? { points: null, share: 0, contribution: 0 };
    const bar = { start, length: contribution, lost: share * 100 - contribution };
    start += share * 100;
    return {
      id: pillar.id,
      title: pillar.title,
      status,
      isAtBest,
      points: points === null ? DASH : String(points),
      share: points === null ? 'left out' : formatValue(share, 'ratio'),
      contribution: points === null ? DASH : pointsText(contribution),
      bar,
      note: noteOf(status, isAtBest, notes[index]?.heldBack ?? null),
    };
  });
  const changes = neededChanges(config, scorecard, currency);
  return {
    letter: letterText(grade.letter),
    verdict: grade.verdict,
    rows,
    score: grade.score === null ? null : scoreText(grade.score),
    total: grade.score === null ? DASH : pointsText(grade.score),
    caps: grade.caps.map((cap, index) => ({
      sentence: capSentence(cap),
      isDecisive: index === grade.caps.length - 1,
    })),
    range: rangeSentence(grade),
    policy: pillars.some(({ status }) => status === 'No data') ? POLICIES[noDataPolicy] : null,
    changes,
    noChange: changes.length > 0 ? null : noChangeText(grade.letter),
    ladder: `${Object.entries(LETTER_FROM)
      .map(([letter, from]) => `${letterText(letter)} ${from}`)
      .join(', ')}, F below`,
  };
}

/** In hundredths: three pillars share 100 points as 33.33 each. */
const pointsText = (points: number): string => String(Math.round(points * 100) / 100);

function scoreText(score: number): string {
  const letter = letterText(letterOf(score));
  const article = /^[AF]/.test(letter) ? 'an' : 'a';
  return `${pointsText(score)} of 100 points make ${article} ${letter}`;
}

function noteOf(status: Status, isAtBest: boolean, heldBack: string | null): string | null {
  if (heldBack !== null) return heldBack;
  return status === 'Met' && isAtBest ? 'Cannot be exceeded, so met is best' : null;
}

const noChangeText = (letter: string | null): string =>
  letter === 'A+'
    ? 'This is the top grade.'
    : 'No single indicator is enough by itself: more than one has to improve.';
