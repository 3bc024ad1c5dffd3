import type { BreakdownRow } from './breakdown-rows.ts';

export type BreakdownSort = {
  /** A column of figures, or "name". */
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
};

export const WORST_FIRST: BreakdownSort = { column: 'slow', direction: 'descending' };
/** Who has more slow requests than before. */
export const CAUSE_FIRST: BreakdownSort = { column: 'change', direction: 'descending' };

/** As the address says it: `-` before a column is the greatest first. */
export const sortText = ({ column, direction }: BreakdownSort): string =>
  `${direction === 'descending' ? '-' : ''}${column}`;

/** @returns the worst first where the address says nothing, or names no column of these */
export function readSort(text: string | null, columns: readonly string[]): BreakdownSort {
  const column = text?.replace('-', '') ?? '';
  if (text === null || (column !== 'name' && !columns.includes(column))) return WORST_FIRST;
  return { column, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

/** The rows that contain a text, sorted. Groups without a figure come last either way. */
export function sortBreakdown(
  rows: readonly BreakdownRow[],
  { column, direction }: BreakdownSort,
  search: string,
): readonly BreakdownRow[] {
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? rows : rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  const sign = direction === 'ascending' ? 1 : -1;
  return [...found].sort((a, b) => {
    if (column !== 'name') {
      const one = a.cells[column]?.value ?? Number.NaN;
      const other = b.cells[column]?.value ?? Number.NaN;
      if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1;
      if (one !== other && !Number.isNaN(one)) return sign * (one - other);
    }
    const byName = a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
    return column === 'name' ? sign * byName : byName;
  });
}

const SHOWN = 5;

/** The few with the greatest of a percentile; groups without one are left out. */
export const slowestFirst = (rows: readonly BreakdownRow[], percentile: string): readonly BreakdownRow[] =>
  sortBreakdown(rows, { column: percentile, direction: 'descending' }, '')
    .filter(({ cells }) => Number.isFinite(cells[percentile]?.value))
    .slice(0, SHOWN);
