import { type CSSProperties, type ReactNode, type Ref, useId } from 'react';
import { Disclosure } from '#ui/disclosure.tsx';
import styles from './chart-frame.module.css';

export type ChartFrameProps = {
  readonly title: string;
  /** Unit, window and zone in words. */
  readonly subtitle?: ReactNode;
  /** Height of the drawing in rem, so that it is right before anything is known. */
  readonly height: number;
  /** Said in place of the drawing when there is nothing to draw. */
  readonly empty?: string | undefined;
  /** The same data as a table; asked for only once the reader opens it. */
  readonly table?: () => ReactNode;
  readonly actions?: ReactNode;
  /** In the corner of the title, however narrow the frame is. */
  readonly menu?: ReactNode;
  /** Below the drawing. */
  readonly legend?: ReactNode;
  /** The box the drawing has to fill, for measuring. */
  readonly plotRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

// Assigned through the style object, which the content security policy allows; a style attribute in markup it does not.
const plotHeight = (rem: number): CSSProperties => ({ blockSize: `${rem}rem` });

/** Title, drawing of a known height, and the same as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, subtitle, height, empty, table, actions, menu, legend, plotRef, children } = props;
  const titleId = useId();
  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <figcaption className={styles.caption} data-menu={menu !== undefined || undefined}>
        <span id={titleId} className={styles.title} data-picture="text">
          {title}
        </span>
        {subtitle !== undefined && (
          <span className={styles.subtitle} data-picture="text">
            {subtitle}
          </span>
        )}
        {actions !== undefined && <span className={styles.actions}>{actions}</span>}
        {menu !== undefined && <span className={styles.menu}>{menu}</span>}
      </figcaption>
      <div ref={plotRef} className={styles.plot} style={plotHeight(height)}>
        {empty === undefined ? children : <p className={styles.empty}>{empty}</p>}
      </div>
      {legend}
      {table !== undefined && (
        <div className={styles.table} data-print="hide">
          {empty === undefined && (
            <Disclosure summary="Show as table">
              <TableOnceOpen table={table} />
            </Disclosure>
          )}
        </div>
      )}
    </figure>
  );
}

/** A component of its own, so that a closed disclosure never calls `table`. */
function TableOnceOpen({ table }: { readonly table: () => ReactNode }) {
  return table();
}
