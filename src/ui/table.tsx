import type { ReactNode } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { StaleNote } from './stale-note.tsx';
import styles from './table.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Column = {
  readonly id: string;
  readonly header: ReactNode;
  /** Numbers align to the end, so that their digits stand in columns. */
  readonly align?: 'start' | 'end';
  /** Set on the column the table is sorted by. */
  readonly sort?: 'ascending' | 'descending';
};

export type Row = {
  readonly id: string;
  /** In the order of the columns; the first names the row. */
  readonly cells: readonly ReactNode[];
};

export type TableProps = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Shown in place of rows when there are none. */
  readonly empty?: string;
  /** Scrolls inside this height and keeps its header in sight. */
  readonly maxHeight?: 'none' | 'm';
  readonly density?: 'normal' | 'compact';
  /** Of when the figures are that could not be read anew; null or left out: they are of now. */
  readonly staleSince?: EpochMs | null;
};

function HeadCell({ column }: { readonly column: Column }) {
  return (
    <th
      scope="col"
      data-align={column.align ?? 'start'}
      {...(column.sort === undefined ? {} : { 'aria-sort': column.sort })}
    >
      {column.header}
    </th>
  );
}

function BodyRow({ columns, row }: { readonly columns: readonly Column[]; readonly row: Row }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" data-align={column.align ?? 'start'}>
            {row.cells[index]}
          </th>
        ) : (
          <td key={column.id} data-align={column.align ?? 'start'}>
            {row.cells[index]}
          </td>
        ),
      )}
    </tr>
  );
}

/** A table that scrolls sideways in a box of its own when the page is narrower than its columns. */
export function Table(props: TableProps) {
  const { caption, captionHidden = false, columns, rows, empty = 'Nothing to show.' } = props;
  const { maxHeight = 'none', density = 'normal', staleSince = null } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would add a landmark heading level of its own
    <div
      className={styles.scroller}
      role="region"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      data-max-height={maxHeight}
    >
      <table className={styles.table} data-density={density} data-is-old={staleSince !== null}>
        <caption className={styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
          <StaleNote since={staleSince} />
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={row.id} columns={columns} row={row} />
          ))}
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
