import { formatValue } from '#compute/format-value.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Practice } from '#config/practice.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { startOf } from '#scorecard/calendar/zone.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { isOverdue } from '#scorecard/evaluate/practice-standing.ts';
import { type Figure, figureOf } from './figure.ts';

/** One practice as a line of a checklist. */
export type PracticeLine = {
  readonly id: string;
  readonly title: string;
  readonly state: Practice['state'];
  readonly isOverdue: boolean;
  /** Why it does not apply, or what is missing. */
  readonly reason: string | null;
  readonly owner: string | null;
  readonly evidence: string | null;
  readonly reviewed: EpochMs | null;
  readonly nextReview: EpochMs | null;
  /** What measures its effect. */
  readonly effect: Figure | null;
  /** Practices that name the same figure: it is the effect of all of them together. */
  readonly effectSharedWith: readonly string[];
  /** Done, and nobody measures to what effect, where that of others of its group is measured. */
  readonly isUnmeasured: boolean;
  /** What becomes of the pillar when it is not kept up; null where nothing does. */
  readonly stake: string | null;
};

export type PracticeList = {
  /** "9 of 11 in place" */
  readonly summary: string;
  /** Whether and how practices move the grade. */
  readonly rule: string;
  readonly groups: readonly { readonly title: string; readonly practices: readonly PracticeLine[] }[];
};

type PracticeContext = {
  readonly at: EpochMs;
  readonly evaluations: ReadonlyMap<string, Evaluation>;
  readonly currency: string;
};

/** The practices of one pillar, in the order and groups of scorecard.json; null where it names none. */
export function practiceList(
  practices: readonly Practice[],
  pillar: { readonly id: string; readonly title: string },
  context: PracticeContext,
): PracticeList | null {
  const own = practices.filter((practice) => practice.pillar === pillar.id);
  if (own.length === 0) return null;
  const titles = [...new Set(own.map(({ group }) => group))];
  const binding = own.filter(({ pillarAtMost }) => pillarAtMost !== undefined).length;
  return {
    summary: practicesSummary(own),
    rule:
      binding === 0
        ? 'Practices do not affect the grade.'
        : `${binding === 1 ? '1 practice' : `${binding} practices`} can cap this pillar: where ${binding === 1 ? 'it is' : 'one is'} not kept up, as scorecard.json says.`,
    groups: titles.map((title) => {
      const lines = own
        .filter(({ group }) => group === title)
        .map((practice) => practiceLine(practice, pillar.title, practices, context));
      const isMeasured = lines.some(({ effect }) => effect !== null);
      return {
        title,
        practices: lines.map((line) => ({ ...line, isUnmeasured: isMeasured && isUnmeasured(line) })),
      };
    }),
  };
}

const isUnmeasured = ({ state, effect }: Pick<PracticeLine, 'state' | 'effect'>): boolean =>
  effect === null && (state === 'in place' || state === 'partial');

function practiceLine(
  practice: Practice,
  pillar: string,
  all: readonly Practice[],
  { at, evaluations, currency }: PracticeContext,
): Omit<PracticeLine, 'isUnmeasured'> {
  const { id, title, state, reason, owner, evidence, reviewed, nextReview, effect, pillarAtMost } = practice;
  const measured = effect === undefined ? undefined : evaluations.get(effect);
  return {
    id,
    title,
    state,
    isOverdue: isOverdue(practice, at),
    reason: reason ?? null,
    owner: owner ?? null,
    evidence: evidence ?? null,
    reviewed: reviewed === undefined ? null : startOf(reviewed),
    nextReview: nextReview === undefined ? null : startOf(nextReview),
    effect: measured === undefined ? null : figureOf(measured, currency),
    effectSharedWith:
      measured === undefined
        ? []
        : all.filter((other) => other !== practice && other.effect === effect).map((other) => other.title),
    stake:
      pillarAtMost === undefined
        ? null
        : `While it is not in place or overdue, ${pillar} is at most ${pillarAtMost}`,
  };
}

/** The practices of a pillar that nobody looked at in time. */
export type OverduePractices = {
  readonly pillar: string;
  readonly title: string;
  /** "2 practices were not reviewed in time: Runbooks, Load tests" */
  readonly sentence: string;
};

/** Pillars without any are left out. */
export function overduePractices(
  { practices, pillars }: Pick<ScorecardConfig, 'practices' | 'pillars'>,
  at: EpochMs,
): readonly OverduePractices[] {
  return pillars.flatMap(({ id, title }) => {
    const overdue = practices.filter((practice) => practice.pillar === id && isOverdue(practice, at));
    if (overdue.length === 0) return [];
    const counted = overdue.length === 1 ? 'A practice was' : `${overdue.length} practices were`;
    const names = overdue.map((practice) => practice.title).join(', ');
    return [{ pillar: id, title, sentence: `${counted} not reviewed in time: ${names}` }];
  });
}

/** "9 of 11 in place"; of those that apply. */
export function practicesSummary(practices: readonly Practice[]): string {
  const applying = practices.filter(({ state }) => state !== 'not applicable');
  const inPlace = applying.filter(({ state }) => state === 'in place');
  return `${formatValue(inPlace.length, 'count')} of ${formatValue(applying.length, 'count')} in place`;
}
