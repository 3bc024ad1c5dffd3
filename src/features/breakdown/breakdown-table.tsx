import { useCallback, useMemo, useState } from 'react';
import { Sparkline } from '#charts/sparkline.tsx';
import { LabelValue } from '#features/navigation/filter-link.tsx';
import { LongTable } from '#ui/long-table.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';
import type { BreakdownCell, BreakdownRow } from './breakdown-rows.ts';
import styles from './breakdown-section.module.css';
import { breakdownColumns, sparklineHeader } from './breakdown-text.ts';
import type { BreakdownSort } from './sort-rows.ts';
import { type Course, useBreakdownSparklines } from './use-sparklines.ts';

type Props = {
  readonly plan: BreakdownPlan;
  readonly rows: readonly BreakdownRow[];
  readonly sort: BreakdownSort;
  readonly onSort: (sort: BreakdownSort) => void;
  readonly isSearching: boolean;
  /** What is missing of the rows, as sentences. */
  readonly gaps: readonly string[];
  /** What the server says against them. */
  /** Warnings that stand beside the table already. */
  readonly toldWarnings: readonly string[];
};

const rowId = ({ value }: BreakdownRow): string => `value ${value}`;

/** One row a value of the label. */
export function BreakdownTable({ plan, rows, sort, onSort, isSearching, gaps, toldWarnings }: Props) {
  const [{ at }] = useUrlState();
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const onDrawn = useCallback(
    (drawn: readonly BreakdownRow[]) => setInSight(drawn.map(({ value }) => value)),
    [],
  );
  const { sparklines, ...said } = useBreakdownSparklines(plan, { count: rows.length, inSight, at });
  const sparkline = sparklineHeader(plan);
  const columns = useMemo(
    () => [
      { id: 'name', header: plan.by },
      ...breakdownColumns(plan).map(({ id, header }) => ({ id, header, align: 'end' as const })),
      { id: 'course', header: sparkline, isSortable: false },
    ],
    [plan, sparkline],
  );
  const cells = useCallback(
    (row: BreakdownRow) => [
      <LabelValue key="name" label={plan.by} value={row.value} name={row.name} />,
      ...breakdownColumns(plan).map(({ id }) => <Cell key={id} cell={row.cells[id]} />),
      <SparklineCell
        key="course"
        sparkline={sparklines.get(row.value)}
        label={`${sparkline}, ${row.name}`}
      />,
    ],
    [plan, sparkline, sparklines],
  );
  return (
    <>
      {[...gaps, ...said.gaps].map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
      <LongTable
        caption={`Breakdown by ${plan.by}`}
        columns={columns}
        rows={rows}
        rowId={rowId}
        cells={cells}
        sort={sort}
        onSort={onSort}
        onDrawn={onDrawn}
        empty={isSearching ? 'Nothing matches.' : 'No data for this metric in this period.'}
      />
      <ServerWarnings warnings={said.warnings.filter((warning) => !toldWarnings.includes(warning))} />
    </>
  );
}

function Cell({ cell }: { cell: BreakdownCell | undefined }) {
  if (cell === undefined) return '–';
  return (
    <span className={styles.cell} data-over={cell.isOverTarget || undefined}>
      {cell.doubt !== null && (
        <span className={styles.doubt} title={cell.doubt}>
          <span aria-hidden="true">*</span>
          <VisuallyHidden>{cell.doubt}: </VisuallyHidden>
        </span>
      )}
      {cell.text}
      {cell.isOverTarget && <VisuallyHidden>, misses the target</VisuallyHidden>}
    </span>
  );
}

function SparklineCell({ sparkline, label }: { sparkline: Course | undefined; label: string }) {
  if (sparkline === undefined || sparkline.times.length === 0) return null;
  return (
    <span className={styles.course}>
      <Sparkline times={sparkline.times} values={sparkline.values} label={label} />
    </span>
  );
}
