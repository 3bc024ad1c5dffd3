import type { Grade } from '#scorecard/evaluate/evaluation.ts';
import { capSentence, rangeSentence } from '#scorecard/explain/grade-sentences.ts';
import { GradeBadge } from '#ui/grade-badge.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import styles from './grade-hero.module.css';

/** The answer to "are we excellent?": the letter, one sentence, and why it is not better. */
export function GradeHero({
  title,
  grade,
  sentence,
}: {
  title: string;
  grade: Grade | null;
  sentence: string;
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
        <div className={styles.reasons}>{grade !== null && <Reasons grade={grade} />}</div>
      </div>
    </section>
  );
}

function Reasons({ grade }: { grade: Grade }) {
  const range = rangeSentence(grade);
  return (
    <>
      {range !== null && <p className={styles.range}>{range}.</p>}
      {grade.caps.map((cap) => (
        <p key={cap} className={styles.cap}>
          {capSentence(cap)}.
        </p>
      ))}
      <p className={styles.questions}>
        {QUESTIONS.map(({ explain, label }) => (
          <button
            key={explain}
            type="button"
            className={styles.question}
            onClick={() => changeUrlState({ explain })}
          >
            {label}
          </button>
        ))}
      </p>
    </>
  );
}

const QUESTIONS = [
  { explain: 'grade', label: 'How it is graded' },
  { explain: 'moved', label: 'What changed' },
  { explain: 'whatif', label: 'What if…' },
] as const;
