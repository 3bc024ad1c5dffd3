import { formatValue } from '#compute/format-value.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';
import type { BreakdownRow } from './breakdown-rows.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { windowText } from './figure.ts';

export type BreakdownColumn = { readonly id: string; readonly header: string };

/** The columns of figures, in their order. */
export const breakdownColumns = ({ percentiles, errors }: BreakdownPlan): readonly BreakdownColumn[] => [
  { id: 'requests', header: 'Requests' },
  ...percentiles.map(({ id, short, title }) => ({ id, header: short ?? title })),
  ...(errors === null ? [] : [{ id: 'errors', header: errors.short ?? errors.title }]),
  { id: 'slow', header: 'Of all slow' },
  { id: 'change', header: 'Change in slow' },
];

/** What the figures are about, and what the last two columns mean. */
export function breakdownSentences(plan: BreakdownPlan, count: number): readonly string[] {
  const window = windowText(plan.window);
  const slow = `slower than ${formatValue(plan.latency.target ?? 0, plan.latency.unit)}`;
  return [
    `${formatValue(count, 'count')} ${count === 1 ? 'value' : 'values'} of ${plan.by} over ${window}.`,
    `Slow is ${slow}, the target of ${plan.latency.short ?? plan.latency.title}.`,
    `Change: slow requests now minus those of the ${plan.isWeekBefore ? `same ${window} a week before` : `${window} before`}, with its part of all increases.`,
  ];
}

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
