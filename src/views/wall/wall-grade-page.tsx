import type { WallModel } from '#scorecard/wall-model.ts';
import type { AgeOfFigure } from './wall-figure.tsx';
import { WallGrade } from './wall-grade.tsx';
import styles from './wall-grade-page.module.css';
import { WallPillarRow } from './wall-pillar-row.tsx';
import { WallStatus } from './wall-status.tsx';

const WORST_SHOWN = 3;

/** Is anything wrong? The letter, the five pillars, and what keeps the letter from being better. */
export function WallGradePage({ model, ageOf }: { model: WallModel; ageOf: AgeOfFigure }) {
  return (
    <div className={styles.page}>
      <WallGrade model={model} />
      <ul className={styles.pillars} aria-label="Pillars">
        {model.pillars.map((pillar) => (
          <WallPillarRow key={pillar.id} pillar={pillar} ageOf={ageOf} />
        ))}
      </ul>
      <WallWorst model={model} />
    </div>
  );
}

/** The indicators that need attention, worst first, as many as fit. */
export function WallWorst({ model: { worst, calm, exempt, age } }: { model: WallModel }) {
  const [shown, rest] = [worst.slice(0, WORST_SHOWN), worst.slice(WORST_SHOWN)];
  return (
    <section className={styles.worst} aria-label="Needs attention" data-part="worst">
      {shown.map(({ status, figures, sentence }) => (
        <div key={`${status} ${sentence}`} className={styles.item} data-status={status}>
          <WallStatus status={status} age={age} />
          <span className={styles.culprit}>{figures.map(({ title }) => title).join(', ')}</span>
          <span className={styles.sentence}>{sentence}</span>
        </div>
      ))}
      {shown.length === 0 && (
        <p className={styles.calm}>
          {calm} {calm !== null && exempt}
        </p>
      )}
      {shown.length > 0 && (rest.length > 0 || exempt !== null) && (
        <p className={styles.more} data-beside={shown.length < WORST_SHOWN || undefined}>
          {rest.length > 0 && `and ${rest.length} more. `}
          {exempt}
        </p>
      )}
    </section>
  );
}
