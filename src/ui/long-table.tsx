import { type CSSProperties, memo, type ReactNode, useEffect } from 'react';
import styles from './long-table.module.css';
import { useRowWindow } from './use-row-window.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export type LongTableColumn = {
  readonly id: string;
  readonly header: string;
  readonly align?: 'start' | 'end';
  /** False where there is no order to sort by, default true. */
  readonly isSortable?: boolean;
};

export type SortOrder = { readonly column: string; readonly direction: 'ascending' | 'descending' };

export type LongTableProps<Row> = {
  readonly caption: string;
  readonly columns: readonly LongTableColumn[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** In the order of the columns; the first names the row. The same function as long as the cells are the same. */
  readonly cells: (row: Row) => readonly ReactNode[];
  readonly sort: SortOrder;
  readonly onSort: (sort: SortOrder) => void;
  readonly empty: string;
  /** Told which rows are drawn, whenever these are others. */
  readonly onDrawn?: (rows: readonly Row[]) => void;
};

// Assigned through the style object, which the content security policy allows.
const room = (pixels: number): CSSProperties => ({ blockSize: `${pixels}px` });

/** Thousands of rows of one height under a header that stays: sorted by pressing a header, drawn where they are seen. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { caption, columns, rows, rowId, cells, sort, onSort, empty, onDrawn } = props;
  const [scroller, body, { first, last, above, below }] = useRowWindow(rows.length);
  useEffect(() => onDrawn?.(rows.slice(first, last)), [onDrawn, rows, first, last]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would add a landmark heading level of its own
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      data-windowed={above + below > 0}
    >
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {above > 0 && <Room columns={columns.length} height={above} />}
          {rows.slice(first, last).map((row, index) => (
            <BodyRow
              key={rowId(row)}
              columns={columns}
              row={row}
              cells={cells}
              rowIndex={first + index + 2}
            />
          ))}
          {below > 0 && <Room columns={columns.length} height={below} />}
          {rows.length === 0 && (
            <tr>
              <td className={styles.empty} colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Room({ columns, height }: { columns: number; height: number }) {
  return (
    <tr className={styles.room}>
      <td aria-hidden="true" colSpan={columns} style={room(height)} />
    </tr>
  );
}

function HeadCell({
  column: { id, header, align = 'start', isSortable = true },
  sort,
  onSort,
}: Pick<LongTableProps<never>, 'sort' | 'onSort'> & { column: LongTableColumn }) {
  if (!isSortable) {
    return (
      <th scope="col" data-align={align}>
        {header}
      </th>
    );
  }
  const direction = sort.column === id ? sort.direction : null;
  // Figures are looked at from the top, names from A.
  const begin = align === 'end' ? 'descending' : 'ascending';
  const turned = direction === 'descending' ? 'ascending' : 'descending';
  return (
    <th scope="col" data-align={align} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        data-print="show"
        onClick={() => onSort({ column: id, direction: direction === null ? begin : turned })}
      >
        {header}
        <span className={styles.arrow} aria-hidden="true">
          {direction === null ? '' : direction === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
}

type BodyRowProps<Row> = Pick<LongTableProps<Row>, 'columns' | 'cells'> & {
  readonly row: Row;
  readonly rowIndex: number;
};

/** Remembered, so that scrolling draws only the rows that come into sight. */
const BodyRow = memo(function BodyRow<Row>({ columns, row, cells, rowIndex }: BodyRowProps<Row>) {
  const contents = cells(row);
  return (
    <tr aria-rowindex={rowIndex}>
      {columns.map(({ id, align = 'start' }, index) =>
        index === 0 ? (
          <th key={id} scope="row" data-align={align}>
            {contents[index]}
          </th>
        ) : (
          <td key={id} data-align={align}>
            {contents[index]}
          </td>
        ),
      )}
    </tr>
  );
}) as <Row>(props: BodyRowProps<Row>) => ReactNode;
