import type { Figure } from '#scorecard/figure.ts';
import { StatusMark } from '#ui/status-mark.tsx';
import { type AgeOfFigure, WallFigure } from './wall-figure.tsx';
import styles from './wall-figure-tile.module.css';

/** A figure with its name, status and target. What has no data says why. */
export function WallFigureTile({ figure, ageOf }: { figure: Figure; ageOf: AgeOfFigure }) {
  const isMissing = figure.state === 'no-data' || figure.state === 'error';
  return (
    <article
      className={styles.tile}
      data-indicator={figure.id}
      data-text={figure.text}
      data-status={figure.status ?? undefined}
    >
      <h3 className={styles.title}>{figure.title}</h3>
      <WallFigure figure={figure} ageOf={ageOf} size="row" />
      <div className={styles.standing}>
        {figure.status !== null && <StatusMark status={figure.status} />}
        {figure.target !== null && <span className={styles.target}>{figure.target}</span>}
      </div>
      {isMissing && figure.reason !== null && <p className={styles.reason}>{figure.reason}</p>}
    </article>
  );
}
