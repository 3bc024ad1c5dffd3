import type { Status } from '#compute/status.ts';
import { StatusIcon } from './status-icon.tsx';
import styles from './status-mark.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type StatusMarkProps = {
  readonly status: Status;
  /** What it means here, where the status' own word would not say it. */
  readonly word?: string;
  readonly size?: 's' | 'm' | 'l';
  /** The shape alone; the word is still read out. */
  readonly compact?: boolean;
};

/** A status is always a shape and a word; colour only repeats them. */
export function StatusMark({ status, word = status, size = 'm', compact = false }: StatusMarkProps) {
  return (
    <span className={styles.mark} data-status={status} data-size={size} {...(compact ? { title: word } : {})}>
      <StatusIcon status={status} />
      {compact ? <VisuallyHidden>{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  );
}
