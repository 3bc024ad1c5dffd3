import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { type AttentionItem, exemptSentence } from '#scorecard/explain/attention.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import { figuresOf } from '#scorecard/explain/figures.ts';
import type { FigureAge, FreshnessModel } from '#scorecard/explain/freshness.ts';
import { capSentence, summarySentence } from '#scorecard/explain/grade-sentences.ts';
import { needsAttention } from '#scorecard/explain/needs-attention.ts';
import { type PillarRow, pillarRows } from '#scorecard/explain/pillar-rows.ts';
import type { OverduePractices } from '#scorecard/explain/practice-list.ts';
import { type RotatingPage, worstStatus } from './page-rotation.ts';

export type WallGradeModel = {
  /** null: none, too little data, or withdrawn. */
  readonly letter: string | null;
  readonly isProvisional: boolean;
  readonly sentence: string;
  /** Why it is not better; sentences with their full stop. */
  readonly reasons: readonly string[];
};

export type WallModel = {
  readonly title: string;
  /** Of all figures together: as old as the oldest. */
  readonly age: FigureAge;
  readonly grade: WallGradeModel;
  readonly pillars: readonly PillarRow[];
  readonly operations: readonly Figure[];
  /** What needs attention, worst first, a line each. */
  readonly worst: readonly AttentionItem[];
  /** Then what nobody has looked at in time, a line a pillar. */
  readonly overdue: readonly OverduePractices[];
  /** What is said where nothing does; null as long as that is not known. */
  readonly calm: string | null;
  /** How many targets are exempt and not judged, in a sentence; null where all are. */
  readonly exempt: string | null;
  /** The pages that were asked for, in that order. */
  readonly pages: readonly RotatingPage[];
  /** Ids in the address that name no page. */
  readonly unknownPages: readonly string[];
};

type Context = {
  readonly now: EpochMs;
  readonly freshness: FreshnessModel;
  /** The ids of the address; empty: all pages. */
  readonly wantedPages: readonly string[];
  readonly hasFiringAlert: boolean;
  readonly hasOpenIncident: boolean;
};

export function wallModel(config: ScorecardConfig, scorecard: Scorecard, context: Context): WallModel {
  const { currency } = config;
  const pillars = pillarRows(scorecard.pillars, currency);
  const operations = figuresOf(config.views.operations, scorecard.evaluations, currency);
  const pages = allPages(pillars, operations, context);
  const { freshness, wantedPages, now } = context;
  const attention = needsAttention(config, scorecard.evaluations, now);
  const age = freshness.state === 'old' || freshness.state === 'stale' ? freshness.state : 'fresh';
  const wanted = wantedPages.flatMap((id) => pages.find((page) => page.id === id) ?? []);
  return {
    title: config.title,
    age,
    grade: gradeOf(scorecard, age),
    pillars,
    operations,
    worst: attention.items,
    overdue: attention.overdue,
    calm: calmSentence(scorecard, age),
    exempt: exemptSentence(attention.exempt.length),
    pages: wanted.length === 0 ? pages : wanted,
    unknownPages: wantedPages.filter((id) => !pages.some((page) => page.id === id)),
  };
}

function gradeOf({ grade, evaluations }: Scorecard, age: FigureAge): WallGradeModel {
  const none = { letter: null, isProvisional: false, reasons: [] };
  if (grade === null) return { ...none, sentence: '' };
  if (age === 'stale') return { ...none, sentence: 'No grade: the figures are too old to stand for now.' };
  return {
    letter: grade.letter,
    isProvisional: grade.isProvisional,
    sentence: summarySentence(grade, evaluations),
    reasons: grade.caps.map((cap) => `${capSentence(cap)}.`),
  };
}

/** Of old figures it is known what was, and not what is. */
function calmSentence({ evaluations }: Scorecard, age: FigureAge): string | null {
  if ([...evaluations.values()].some(({ state }) => state === 'loading')) return null;
  return age === 'fresh' ? 'Nothing needs attention.' : 'Nothing needed attention.';
}

function allPages(
  pillars: readonly PillarRow[],
  operations: readonly Figure[],
  { hasFiringAlert, hasOpenIncident }: Context,
): readonly RotatingPage[] {
  const settled = pillars.flatMap(({ isLoading, status }) => (isLoading ? [] : [status]));
  const happening: readonly Status[] = [
    ...(hasOpenIncident ? (['Missed'] as const) : []),
    ...(hasFiringAlert ? (['At risk'] as const) : []),
  ];
  return [
    { id: 'grade', title: 'Grade', status: worstStatus(settled) },
    {
      id: 'operations',
      title: 'Operations',
      status: worstStatus([...operations.flatMap(({ status }) => status ?? []), ...happening]),
    },
    ...pillars.map(({ id, title, isLoading, status }) => ({ id, title, status: isLoading ? null : status })),
  ];
}
