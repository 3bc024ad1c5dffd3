import type { Status } from '#compute/status.ts';
import { StatusIcon } from './status-icon.tsx';
import styles from './status-mark.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type StatusMarkProps = {
  readonly status: Status;
  readonly size?: 's' | 'm' | 'l';
  /** The shape alone; the word is still read out. */
  readonly compact?: boolean;
};

/** A status is always a shape and a word; colour only repeats them. */
export function StatusMark({ status, size = 'm', compact = false }: StatusMarkProps) {
  return (
    <span
      className={styles.mark}
      data-status={status}
      data-size={size}
      {...(compact ? { title: status } : {})}
    >
      <StatusIcon status={status} />
      {compact ? <VisuallyHidden>{status}</VisuallyHidden> : <span>{status}</span>}
    </span>
  );
}
