import styles from './old-note.module.css';

/** Stands with figures of which a newer version could not be read. */
export function OldNote() {
  return (
    <span className={styles.note} data-old="">
      old: the last that could be read
    </span>
  );
}
