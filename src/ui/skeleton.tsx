import styles from './skeleton.module.css';

export type SkeletonProps = {
  /** As wide as this many digits. */
  readonly chars?: number;
};

/** Holds the place of one line of text in the font it stands in. Silent: what loads says so itself. */
export function Skeleton({ chars = 8 }: SkeletonProps) {
  return (
    <span className={styles.skeleton} data-state="loading" aria-hidden="true">
      {'0'.repeat(chars)}
    </span>
  );
}
