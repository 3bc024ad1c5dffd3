import { GradeBadge } from '#ui/grade-badge.tsx';
import styles from './wall-grade.module.css';
import type { WallModel } from './wall-model.ts';

/** The letter, as large as the screen allows, and why it is what it is; veiled once it is old, and then withdrawn. */
export function WallGrade({ model: { grade, age } }: { model: WallModel }) {
  const veil = age === 'old' ? age : 'fresh';
  return (
    <section
      className={styles.grade}
      data-grade={grade.letter ?? ''}
      data-provisional={grade.isProvisional || undefined}
      data-explained={grade.reasons.length > 0 || undefined}
    >
      <span className={styles.letter} data-age={veil}>
        <GradeBadge grade={grade.letter} provisional={grade.isProvisional} size="hero" />
      </span>
      <div className={styles.words}>
        <p className={styles.sentence} data-age={veil}>
          {grade.sentence}
        </p>
        {grade.reasons.map((reason) => (
          <p key={reason} className={styles.reason}>
            {reason}
          </p>
        ))}
      </div>
    </section>
  );
}
