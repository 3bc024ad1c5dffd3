import type { WallGrade as GradeModel } from '#scorecard/wall-model.ts';
import { GradeBadge } from '#ui/grade-badge.tsx';
import styles from './wall-grade.module.css';

/** The letter, as large as the screen allows, and why it is what it is. */
export function WallGrade({ grade }: { grade: GradeModel }) {
  return (
    <section
      className={styles.grade}
      data-grade={grade.letter ?? ''}
      data-explained={grade.reasons.length > 0 || undefined}
    >
      <GradeBadge grade={grade.letter} provisional={grade.isProvisional} size="hero" />
      <p className={styles.sentence}>{grade.sentence}</p>
      {grade.reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
    </section>
  );
}
