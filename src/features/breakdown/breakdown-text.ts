import { formatValue } from '#compute/format-value.ts';
import { nameOf } from '#config/indicator.ts';
import { type CsvCell, csvText } from '#scorecard/explain/csv.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';
import type { BreakdownRow } from './breakdown-rows.ts';

export type BreakdownColumn = { readonly id: string; readonly header: string };

const errorsHeader = ({ short, title }: NonNullable<BreakdownPlan['errors']>): string => short ?? title;
export const sparklineHeader = ({ latency: { short, title } }: BreakdownPlan): string =>
  `${short ?? title} over time`;
const CHANGE_HEADER = 'Δ slow';

/** The columns of figures, in their order. */
export const breakdownColumns = ({ percentiles, errors }: BreakdownPlan): readonly BreakdownColumn[] => [
  { id: 'requests', header: 'Requests' },
  ...percentiles.map(({ id, short, title }) => ({ id, header: short ?? title })),
  ...(errors === null ? [] : [{ id: 'errors', header: errorsHeader(errors) }]),
  { id: 'slow', header: 'Share of slow' },
  { id: 'change', header: CHANGE_HEADER },
];

/**
 * What the figures are about, and what the last two columns mean.
 * @param count of the values; null while nobody knows
 */
export function breakdownSentences(plan: BreakdownPlan, count: number | null): readonly string[] {
  const window = windowText(plan.window);
  const { target = 0, unit, unitText } = plan.latency;
  const slow = `slower than ${formatValue(target, unit, { unitText })}`;
  return [
    `${count === null ? 'Values' : `${formatValue(count, 'count')} ${count === 1 ? 'value' : 'values'}`} of ${plan.by} over ${window}.`,
    `Slow is ${slow}, the target of ${nameOf(plan.latency)}.`,
    `Δ slow is the change in slow requests vs ${plan.isWeekBefore ? `the same ${window} a week before` : `the previous ${window}`}, and its share of the total increase.`,
  ];
}

/** Why something is not there; nothing while it is, or may still come. */
export const gapOf = (what: string, response: QueryResultState): readonly string[] =>
  response.state === 'failed' ? [`${what} cannot be told: ${response.error.message}`] : [];

/** The first of several responses that are needed together. */
const gapsOf = (what: string, ...responses: readonly QueryResultState[]): readonly string[] =>
  responses.flatMap((response) => gapOf(what, response)).slice(0, 1);

/** What is missing although the rows are there: a sentence, or none. */
export type BreakdownGaps = Readonly<Record<'labels' | 'errors' | 'change', readonly string[]>>;

export const breakdownGaps = (
  plan: BreakdownPlan | null,
  {
    labels,
    requests,
    marked,
    before,
  }: Readonly<Record<'labels' | 'requests' | 'marked' | 'before', QueryResultState>>,
): BreakdownGaps => ({
  labels: gapOf('Other labels', labels),
  errors: plan === null || plan.errors === null ? [] : gapsOf(errorsHeader(plan.errors), requests, marked),
  change: gapOf(CHANGE_HEADER, before),
});

/** In place of the rows where there is no label to break down by. */
export const emptySentence = (labels: QueryResultState): string =>
  labels.state === 'ready' && labels.result.names.length === 0
    ? 'No data for this metric in this period.'
    : 'The metric has no labels to break it down by.';

/** What is on screen, unrounded. */
export function breakdownCsv(plan: BreakdownPlan, rows: readonly BreakdownRow[]): string {
  const columns = breakdownColumns(plan);
  return csvText([
    [plan.by, ...columns.map(({ header }) => header)],
    ...rows.map((row): readonly CsvCell[] => [
      row.value,
      ...columns.map(({ id }) => row.cells[id]?.value ?? null),
    ]),
  ]);
}

export const breakdownFileName = ({ by }: Pick<BreakdownPlan, 'by'>): string => `breakdown-by-${by}.csv`;
