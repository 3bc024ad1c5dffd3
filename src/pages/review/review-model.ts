import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { explainMove } from '#features/grade/grade-change.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { attentionList } from '#scorecard/explain/attention.ts';
import { budgetModels } from '#scorecard/explain/budget-summary.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { letterText, summarySentence } from '#scorecard/explain/grade-sentences.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import type { ReviewPeriod } from '#url/url-state.ts';
import { AGENDAS, type ReviewTopic } from './agenda.ts';
import { figuresTable } from './figures-table.ts';
import { incidentsTable, type ReviewedIncidents } from './incidents-table.ts';
import type { ReviewPeriods } from './review-period.ts';
import type { ReviewCell, ReviewPoint, ReviewTable } from './review-table.ts';
import { expiringTable, practicesTable } from './upkeep-tables.ts';

/** A review filled from data: its agenda, each point with its tables. */
export type ReviewModel = {
  /** "A+, before: B+". */
  readonly grade: string;
  readonly letter: string | null;
  /** The grade of the period in words. */
  readonly sentence: string;
  readonly isProvisional: boolean;
  readonly points: readonly ReviewPoint[];
  /** What makes the comparison doubtful, as sentences. */
  readonly doubts: readonly string[];
};

type PeriodScorecard = Scorecard & { readonly covered: number | null };

export type ReviewInput = {
  readonly config: ScorecardConfig;
  readonly period: ReviewPeriod;
  readonly periods: ReviewPeriods;
  readonly now: PeriodScorecard;
  readonly before: PeriodScorecard;
  readonly incidents: ReviewedIncidents;
  readonly find: Parameters<typeof incidentsTable>[1]['find'];
  /** What is about to end, ends from here on. */
  readonly today: EpochMs;
  readonly timeText: (at: EpochMs) => string;
};

export function reviewModel(input: ReviewInput): ReviewModel {
  const { now, before, period } = input;
  const letter = now.grade?.letter ?? null;
  return {
    letter,
    sentence: now.grade === null ? '' : summarySentence(now.grade, now.evaluations),
    isProvisional: now.grade?.isProvisional ?? false,
    grade: `${letterText(letter)}, before: ${letterText(before.grade?.letter ?? null)}`,
    points: AGENDAS[period].map(({ title, topics }) => ({
      id: title,
      title,
      tables: topics.map((topic) => tableOf(topic, input)),
    })),
    doubts: [...doubtsOf('this period', now), ...doubtsOf('the period before', before)],
  };
}

/** Below this a change is not named. */
const ENOUGH = 0.9;

const doubtsOf = (name: string, { covered, evaluations }: PeriodScorecard): readonly string[] => [
  ...(covered === null || covered >= ENOUGH
    ? []
    : [
        covered === 0
          ? `The server has no data of ${name}.`
          : `The server has data of ${Math.floor(covered * 100)} % of ${name}, so changes are not named.`,
      ]),
  ...[...new Set(warningsOf(evaluations.values()))].map(
    (warning) => `The server warns of the figures of ${name}: ${warning}`,
  ),
];

function tableOf(topic: ReviewTopic, input: ReviewInput): ReviewTable {
  const { config, periods, now, before, today } = input;
  const { currency } = config;
  const figures = (title: string, ids: readonly string[], hasSparklines = true) =>
    figuresTable(title, ids, { now, before, currency, hasSparklines });
  switch (topic) {
    case 'grade':
      return gradeTable(input);
    case 'missed':
      return missedTable(input, currency);
    case 'figures':
      return figures(
        'Every graded figure',
        config.indicators.filter(isGraded).map(({ id }) => id),
        false,
      );
    case 'incidents':
      return incidentsTable(input.incidents, {
        evaluations: now.evaluations,
        find: input.find,
        end: periods.current.end,
        timeText: input.timeText,
      });
    case 'budget':
      return budgetTable(input);
    case 'capacity':
      return figures(
        'Load and capacity',
        [...new Set([...config.views.charts, ...config.views.operations])].filter((id) =>
          config.indicators.some((indicator) => indicator.id === id && !isGraded(indicator)),
        ),
      );
    case 'expiring':
      return expiringTable(config, today, periods.current.length);
    case 'practices':
      return practicesTable(config, today);
    default: {
      const title = config.pillars.find(({ id }) => id === topic)?.title ?? topic;
      return figures(
        title,
        config.indicators.filter(({ pillar }) => pillar === topic).map(({ id }) => id),
      );
    }
  }
}

function gradeTable({ config, periods, now, before }: ReviewInput): ReviewTable {
  const move = explainMove(
    config,
    { ...before, at: periods.before.end },
    { ...now, at: periods.current.end },
  );
  const status = (value: Parameters<typeof statusCell>[0]) => statusCell(value);
  return {
    id: 'grade',
    title: 'The grade, and what moved it',
    lead:
      move === null
        ? null
        : [move.sentence, ...move.caps, ...(move.obstacle === null ? [] : [move.obstacle])]
            .map((sentence) => `${sentence}.`)
            .join(' '),
    columns: ['Indicator', 'Before', 'Status before', 'Now', 'Status now', 'Points'],
    empty: 'No indicator changed its status.',
    rows: (move?.rows ?? [])
      .filter(({ points, beforeStatus, nowStatus }) => points !== 0 || beforeStatus !== nowStatus)
      .map((row) => ({
        id: row.id,
        indicator: now.evaluations.has(row.id) ? row.id : null,
        cells: [
          row.title,
          row.before,
          status(row.beforeStatus),
          row.now,
          status(row.nowStatus),
          row.contribution,
        ],
      })),
  };
}

const statusCell = (status: Exclude<ReviewCell, string>['status'] | null): ReviewCell =>
  status === null ? DASH : { status };

const missedTable = ({ now }: ReviewInput, currency: string): ReviewTable => ({
  id: 'missed',
  title: 'Targets missed, at risk or unknown',
  lead: null,
  columns: ['Indicator', 'Status', 'Reason'],
  empty: 'All graded targets were met.',
  rows: attentionList(now.evaluations, currency).map(({ status, figures, sentence }) => ({
    id: figures.map(({ id }) => id).join(' '),
    indicator: figures[0]?.id ?? null,
    cells: [figures.map(({ title }) => title).join(', '), { status }, sentence],
  })),
});

const budgetTable = ({ now }: ReviewInput): ReviewTable => ({
  id: 'budget',
  title: 'Error budgets',
  lead: null,
  columns: ['Budget', 'Left', 'As time of a complete outage'],
  empty: 'No error budget, or no data for one.',
  rows: budgetModels(now.evaluations).map(({ id, title, text, time }) => ({
    id,
    indicator: id,
    cells: [title, text, time],
  })),
});
