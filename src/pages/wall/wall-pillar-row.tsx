import { ExemptMark } from '#features/figure/exempt-mark.tsx';
import type { PillarRow } from '#scorecard/explain/pillar-rows.ts';
import { type AgeOfFigure, WallFigure, WallStatus } from './wall-figure.tsx';
import styles from './wall-grade-page.module.css';

/** A pillar in one line: what it is, how it stands, and the figure that leads it. */
export function WallPillarRow({ pillar, ageOf }: { pillar: PillarRow; ageOf: AgeOfFigure }) {
  const { headline } = pillar;
  const status = pillar.isLoading ? null : pillar.status;
  return (
    <li className={styles.pillar} data-pillar={pillar.id} data-status={status ?? undefined}>
      <div className={styles.words}>
        <span className={styles.name}>{pillar.title}</span>
        <span className={styles.standing}>
          {status !== null && (
            <WallStatus status={status} age={headline === null ? 'fresh' : ageOf(headline)} />
          )}
          {headline !== null && headline.exemption !== null && (
            <ExemptMark exemption={headline.exemption} size="m" />
          )}
        </span>
      </div>
      <div className={styles.measure}>
        {headline !== null && (
          <span data-indicator={headline.id} data-text={headline.text}>
            <WallFigure figure={headline} ageOf={ageOf} size="row" />
          </span>
        )}
        <span className={styles.target}>{pillar.target}</span>
      </div>
    </li>
  );
}
