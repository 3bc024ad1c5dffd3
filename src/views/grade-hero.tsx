import { capSentence } from '#scorecard/cap-sentence.ts';
import type { Grade } from '#scorecard/evaluation.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { GradeBadge } from '#ui/grade-badge.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import styles from './grade-hero.module.css';

/** The answer to "are we excellent?": the letter, one sentence, and why it is not better. */
export function GradeHero({
  title,
  grade,
  sentence,
  measured,
}: {
  title: string;
  grade: Grade | null;
  sentence: string;
  measured: string;
}) {
  return (
    <section className={styles.hero} aria-labelledby="grade-title" aria-busy={grade === null}>
      <div className={styles.badge} data-grade={grade?.letter ?? ''}>
        {grade === null ? (
          <span className={styles.waiting}>
            <Skeleton chars={2} />
          </span>
        ) : (
          <GradeBadge grade={grade.letter} provisional={grade.isProvisional} size="hero" />
        )}
      </div>
      <div className={styles.words}>
        <h1 id="grade-title" className={styles.title}>
          {title}
        </h1>
        <p className={styles.sentence}>{grade === null ? <Skeleton chars={48} /> : sentence}</p>
        <div className={styles.reasons}>
          {grade !== null && <Reasons grade={grade} measured={measured} />}
        </div>
      </div>
    </section>
  );
}

function Reasons({ grade, measured }: { grade: Grade; measured: string }) {
  return (
    <>
      {grade.caps.map((cap) => (
        <p key={cap} className={styles.cap}>
          {capSentence(cap)}.
        </p>
      ))}
      <Disclosure summary="How this grade came about">
        <p>
          Each pillar counts 100 points at its best, 90 when its target is met, 70 at risk and 40 when it is
          missed. The weighted mean is {grade.score === null ? 'not given' : grade.score}; A+ takes 100, A 93,
          A− 90, B+ 87 and so on.
        </p>
        <p>
          {measured} A target that cannot be exceeded, such as no critical vulnerabilities, counts as best
          when it is met.
        </p>
      </Disclosure>
    </>
  );
}
