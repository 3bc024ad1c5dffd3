import { shapleyValues } from '#compute/shapley.ts';
import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { gradeEvaluations } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Evaluation, Grade, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { DASH, type Figure, figureOf } from '#scorecard/explain/figure.ts';
import { capSentence, letterText } from '#scorecard/explain/grade-sentences.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';

export type GradeChangeRow = {
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly beforeStatus: Status | null;
  readonly now: string;
  readonly nowStatus: Status | null;
  /** Points of the score, with a sign; a dash where the status did not change. */
  readonly contribution: string;
  readonly points: number;
};

/** Why the grade is not what it was. */
export type Move = {
  /** "A+ → B+: 5 points less"; a sentence without a full stop. */
  readonly sentence: string;
  readonly rows: readonly GradeChangeRow[];
  /** Caps that hold now and did not, and the other way round. */
  readonly caps: readonly string[];
  /** Set where there are no points to share out. */
  readonly obstacle: string | null;
};

type Compared = Pick<Scorecard, 'evaluations' | 'grade' | 'pillars'> & {
  /** Tells which practices were overdue. */
  readonly at: EpochMs;
};

/**
 * What each indicator did to the score between two scorecards under the same definitions: the Shapley value of its
 * change of status, grading again for every combination of changes. The contributions add up to the difference.
 */
export function explainMove(config: ScorecardConfig, before: Compared, now: Compared): Move | null {
  if (before.grade === null || now.grade === null) return null;
  const pairs = [...now.evaluations.values()].flatMap((evaluation) => {
    const earlier = before.evaluations.get(evaluation.indicator.id);
    return earlier === undefined || !isGraded(evaluation.indicator) ? [] : [{ earlier, evaluation }];
  });
  const changed = pairs.filter(({ earlier, evaluation }) => judgedAs(earlier) !== judgedAs(evaluation));
  const { score: from } = before.grade;
  const { score: to } = now.grade;
  const isComparable = from !== null && to !== null;
  // Practices that fell overdue in between are one more change, or the contributions would not add up.
  const count = changed.length + (practicesOf(before) === practicesOf(now) ? 0 : 1);
  const shares = isComparable
    ? shapleyValues(count, (made) => {
        const mixed = new Map(pairs.map(({ earlier }) => [earlier.indicator.id, earlier]));
        changed.forEach(({ evaluation }, index) => {
          if (made[index] === true) mixed.set(evaluation.indicator.id, evaluation);
        });
        // Some mixtures have too little data for a score; then nothing has happened yet.
        return (
          gradeEvaluations(config, mixed, made[changed.length] === true ? now.at : before.at).grade?.score ??
          from
        );
      })
    : [];
  const pointsOf = new Map(
    changed.map(({ evaluation }, index) => [evaluation.indicator.id, shares[index] ?? 0]),
  );
  const { currency } = config;
  const rows = pairs.map(({ earlier, evaluation }) =>
    rowOf(
      figureOf(earlier, currency),
      figureOf(evaluation, currency),
      isComparable ? pointsOf.get(evaluation.indicator.id) : undefined,
    ),
  );
  const practices = shares[changed.length];
  if (practices !== undefined) rows.push(practicesRow(practices));
  return {
    sentence: sentenceOf(before.grade, now.grade),
    rows: rows.sort((a, b) => rankOf(b) - rankOf(a)),
    caps: capChanges(before.grade, now.grade),
    obstacle: isComparable
      ? null
      : 'One of the two has no score, for want of data, so there are no points to share out',
  };
}

const practicesOf = ({ pillars }: Compared): string =>
  JSON.stringify(pillars.map(({ heldBackBy }) => heldBackBy.map(({ id }) => id)));

const practicesRow = (points: number): GradeChangeRow => ({
  id: 'practices',
  title: 'Practices kept up',
  before: DASH,
  beforeStatus: null,
  now: DASH,
  nowStatus: null,
  contribution: signed(points),
  points,
});

/** All that grading sees of an indicator. */
function judgedAs(evaluation: Evaluation): string {
  if (evaluation.state !== 'ready') return 'No data';
  const { judgement } = evaluation;
  return judgement === null ? 'not judged' : `${judgement.status} ${judgement.isCeiling}`;
}

/** Those that moved the score first, the most at the top; then those that moved without moving it. */
function rankOf({ points, beforeStatus, nowStatus }: GradeChangeRow): number {
  return Math.abs(points) * 10 + (beforeStatus === nowStatus ? 0 : 1);
}

const rowOf = (before: Figure, now: Figure, points: number | undefined): GradeChangeRow => ({
  id: now.id,
  title: now.title,
  before: before.text,
  beforeStatus: before.status,
  now: now.text,
  nowStatus: now.status,
  contribution: points === undefined ? DASH : signed(points),
  points: points ?? 0,
});

function signed(points: number): string {
  const shown = Math.round(points * 100) / 100;
  if (shown === 0) return '±0';
  return shown > 0 ? `+${shown}` : `−${-shown}`;
}

function sentenceOf(before: Grade, now: Grade): string {
  const letters =
    before.letter === now.letter
      ? `Still ${letterText(now.letter)}`
      : `${letterText(before.letter)} → ${letterText(now.letter)}`;
  if (before.score === null || now.score === null) return letters;
  const difference = Math.round((now.score - before.score) * 100) / 100;
  const size = Math.abs(difference);
  const points = size === 1 ? 'point' : 'points';
  return difference === 0
    ? `${letters}, with the same ${now.score} points`
    : `${letters}: ${size} ${points} ${difference > 0 ? 'more' : 'less'}`;
}

function capChanges(before: Grade, now: Grade): readonly string[] {
  const said = (caps: readonly string[], others: readonly string[], when: string) =>
    caps.filter((cap) => !others.includes(cap)).map((cap) => `${when}: ${capSentence(cap)}`);
  return [...said(now.caps, before.caps, 'New cap'), ...said(before.caps, now.caps, 'No longer')];
}
