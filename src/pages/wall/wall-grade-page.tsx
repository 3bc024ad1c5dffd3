import type { AgeOfFigure } from './wall-figure.tsx';
import { WallStatus } from './wall-figure.tsx';
import { WallGrade } from './wall-grade.tsx';
import styles from './wall-grade-page.module.css';
import type { WallModel } from './wall-model.ts';
import { WallPillarRow } from './wall-pillar-row.tsx';

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

/** What needs attention, worst first, as much as fits; the same as on the executive view. */
export function WallWorst({ model: { worst, overdue, calm, exempt, age } }: { model: WallModel }) {
  const shown = worst.slice(0, WORST_SHOWN);
  const late = overdue.slice(0, WORST_SHOWN - shown.length);
  const lines = shown.length + late.length;
  const rest = worst.length + overdue.length - lines;
  return (
    <section className={styles.worst} aria-label="Needs attention" data-part="worst">
      {shown.map(({ status, figures, sentence }) => (
        <div key={`${status} ${sentence}`} className={styles.item} data-status={status}>
          <WallStatus status={status} age={age} />
          <span className={styles.culprit}>{figures.map(({ title }) => title).join(', ')}</span>
          <span className={styles.sentence}>{sentence}</span>
        </div>
      ))}
      {late.map(({ pillar, title, sentence }) => (
        <div key={pillar} className={styles.item} data-overdue={pillar}>
          <span className={styles.overdue}>Overdue</span>
          <span className={styles.culprit}>{title}</span>
          <span className={styles.sentence}>{sentence}</span>
        </div>
      ))}
      {lines === 0 && (
        <p className={styles.calm}>
          {calm} {calm !== null && exempt}
        </p>
      )}
      {lines > 0 && (rest > 0 || exempt !== null) && (
        <p className={styles.more} data-beside={lines < WORST_SHOWN || undefined}>
          {rest > 0 && `and ${rest} more. `}
          {exempt}
        </p>
      )}
    </section>
  );
}
