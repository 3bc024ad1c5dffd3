import type { Status } from '#compute/status.ts';
import type { FigureAge } from '#scorecard/explain/freshness.ts';
import { StatusMark } from '#ui/status-mark.tsx';
import styles from './wall-status.module.css';

/** A status is as old as the figure it was judged by, and is struck through with it. */
export function WallStatus({ status, age }: { status: Status; age: FigureAge }) {
  return (
    <span className={styles.status} data-age={age}>
      <StatusMark status={status} />
    </span>
  );
}
