import { ExemptMark } from '#features/figure/exempt-mark.tsx';
import type { Figure } from '#scorecard/explain/figure.ts';
import { type AgeOfFigure, WallFigure, WallStatus, widthInDigits } from './wall-figure.tsx';
import styles from './wall-figure-tile.module.css';
import { NO_ANSWER } from './wall-notice.ts';

/** More than half of a screen that stands upright has room for, in digits. */
const WIDE = 6.5;

/** A figure with its name, status and target. What has no data, or does not count, says why. */
export function WallFigureTile({ figure, ageOf }: { figure: Figure; ageOf: AgeOfFigure }) {
  const { exemption } = figure;
  const missing = figure.state === 'error' ? NO_ANSWER : figure.state === 'no-data' ? figure.reason : null;
  const reason = exemption?.sentence ?? missing;
  return (
    <article
      className={styles.tile}
      data-indicator={figure.id}
      data-text={figure.text}
      data-status={figure.status ?? undefined}
      data-wide={widthInDigits(figure.text) > WIDE || undefined}
    >
      <h2 className={styles.title}>{figure.title}</h2>
      <div className={styles.reading}>
        <WallFigure figure={figure} ageOf={ageOf} size="row" />
        {reason !== null && <p className={styles.reason}>{reason}</p>}
      </div>
      <div className={styles.standing}>
        {figure.status !== null && <WallStatus status={figure.status} age={ageOf(figure)} />}
        {exemption !== null && <ExemptMark exemption={exemption} size="m" />}
        {figure.target !== null && <span className={styles.target}>{figure.target}</span>}
      </div>
    </article>
  );
}
