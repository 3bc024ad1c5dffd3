import type { Figure } from '#scorecard/explain/figure.ts';
import { FigureText } from '#ui/figure.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import styles from './figure-value.module.css';

/** The value of a figure in a line or a cell: a placeholder while it loads, a dash without data, marked when old. */
export function FigureValue({ figure }: { figure: Figure }) {
  if (figure.state === 'loading') return <Skeleton chars={6} />;
  if (figure.machineValue === null) return <>{figure.text}</>;
  const value = <FigureText text={figure.text} value={figure.machineValue} />;
  if (!figure.isStale) return value;
  return (
    <span className={styles.old}>
      {value} <span className={styles.word}>old</span>
    </span>
  );
}
