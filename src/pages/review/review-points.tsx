import { DayLink } from '#features/navigation/day-link.tsx';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { Table } from '#ui/table.tsx';
import styles from './review-page.module.css';
import type { ReviewSpan } from './review-period.ts';
import { ReviewSparkline } from './review-sparkline.tsx';
import type { ReviewCell, ReviewPoint, ReviewTable } from './review-table.ts';

/** Rows that a sheet of paper has room for under their heading. */
const FITS_ONE_SHEET = 20;

type PointProps = { readonly point: ReviewPoint; readonly span: ReviewSpan };

/** One point of the agenda, filled from data. */
export function ReviewPointSection({ point, span }: PointProps) {
  return (
    <Section title={point.title}>
      <ReviewTables point={point} span={span} />
    </Section>
  );
}

export function ReviewTables({ point: { tables }, span }: PointProps) {
  return (
    <div className={styles.tables}>
      {tables.map((table) => (
        <div
          key={table.id}
          className={styles.table}
          data-print={table.rows.length <= FITS_ONE_SHEET ? 'together' : undefined}
        >
          <h3 className={styles.subtitle}>{table.title}</h3>
          {table.lead !== null && <p>{table.lead}</p>}
          {table.rows.length === 0 ? (
            <p className={styles.empty}>{table.empty}</p>
          ) : (
            <Rows table={table} span={span} />
          )}
        </div>
      ))}
    </div>
  );
}

function Rows({
  table: { title, columns, rows, empty, hasSparklines = false },
  span,
}: {
  table: ReviewTable;
  span: ReviewSpan;
}) {
  const heads = columns.map((header) => ({ id: header, header }));
  return (
    <Table
      caption={title}
      captionHidden
      density="compact"
      columns={hasSparklines ? [...heads, { id: 'course', header: 'Trend' }] : heads}
      empty={empty}
      rows={rows.map(({ id, indicator, around, cells }) => ({
        id,
        cells: [
          ...cells.map((cell, index) => (
            <Cell
              key={columns[index]}
              cell={cell}
              {...(index === 0 ? { indicator, around } : {})}
              span={span}
            />
          )),
          hasSparklines && indicator !== null && (
            <ReviewSparkline key="course" indicator={indicator} span={span} />
          ),
        ],
      }))}
    />
  );
}

type CellProps = {
  readonly cell: ReviewCell;
  readonly indicator?: string | null;
  readonly around?: ReviewTable['rows'][number]['around'];
  readonly span: ReviewSpan;
};

function Cell({ cell, indicator = null, around, span }: CellProps) {
  if (typeof cell !== 'string') return <StatusMark status={cell.status} size="s" />;
  if (around !== undefined) {
    return (
      <DayLink view="operations" at={around.at} window={around.window}>
        {cell}
      </DayLink>
    );
  }
  if (indicator === null) return cell;
  // To the figure as it is in this row: at the end of the period, over all of it.
  return (
    <DayLink at={span.end} window={span.length} indicator={indicator}>
      {cell}
    </DayLink>
  );
}
