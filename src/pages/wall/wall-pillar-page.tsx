import { ExemptMark } from '#features/figure/exempt-mark.tsx';
import type { PillarRow } from '#scorecard/explain/pillar-rows.ts';
import type { WallChartModel } from './use-wall.ts';
import { WallChart } from './wall-chart.tsx';
import { type AgeOfFigure, WallFigure, WallStatus } from './wall-figure.tsx';
import { WallFigureTile } from './wall-figure-tile.tsx';
import styles from './wall-pillar-page.module.css';

const TONES = ['p95'] as const;
const OTHERS_SHOWN = 6;

/** One pillar: the figure that leads it, its course, and the others behind it. */
export function WallPillarPage({
  pillar,
  sparkline,
  ageOf,
}: {
  pillar: PillarRow;
  /** null where the leading figure has no course to draw. */
  sparkline: WallChartModel | null;
  ageOf: AgeOfFigure;
}) {
  const { headline } = pillar;
  return (
    <div className={styles.page} data-status={pillar.isLoading ? undefined : pillar.status}>
      <section className={styles.lead} aria-label={pillar.title}>
        <div className={styles.standing}>
          {!pillar.isLoading && (
            <WallStatus status={pillar.status} age={headline === null ? 'fresh' : ageOf(headline)} />
          )}
          {headline !== null && headline.exemption !== null && (
            <ExemptMark exemption={headline.exemption} size="m" />
          )}
        </div>
        {headline !== null && (
          <>
            <span data-indicator={headline.id} data-text={headline.text}>
              <WallFigure
                figure={headline}
                ageOf={ageOf}
                size={headline.machineValue === null ? 'tile' : 'giant'}
              />
            </span>
            <p className={styles.target}>{pillar.target}</p>
            {headline.machineValue === null && <p className={styles.reason}>{headline.reason}</p>}
          </>
        )}
        {pillar.heldBack !== null && <p className={styles.reason}>{pillar.heldBack}.</p>}
        {headline !== null && headline.exemption !== null && (
          <p className={styles.reason}>{headline.exemption.sentence}.</p>
        )}
      </section>
      <div className={styles.chart}>
        {sparkline !== null && <WallChart model={sparkline} tones={TONES} />}
      </div>
      <div className={styles.others}>
        {pillar.others.slice(0, OTHERS_SHOWN).map((figure) => (
          <WallFigureTile key={figure.id} figure={figure} ageOf={ageOf} />
        ))}
      </div>
    </div>
  );
}
