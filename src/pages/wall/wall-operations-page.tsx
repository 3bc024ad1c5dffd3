import type { Wall } from './use-wall.ts';
import { WallChart } from './wall-chart.tsx';
import { WallAlerts, WallIncidents } from './wall-events.tsx';
import { WallFigureTile } from './wall-figure-tile.tsx';
import styles from './wall-operations-page.module.css';

export const LATENCY_TONES = ['p50', 'p95', 'p99'] as const;
const FIGURES_SHOWN = 4;

/** What is going on right now: latency against its targets, the operator's figures, incidents and alerts. */
export function WallOperationsPage({ wall }: { wall: Wall }) {
  const { model, latency, events, ageOf } = wall;
  return (
    <div className={styles.page}>
      <div className={styles.chart}>
        <WallChart model={latency} tones={LATENCY_TONES} />
      </div>
      <div className={styles.figures}>
        {model.operations.slice(0, FIGURES_SHOWN).map((figure) => (
          <WallFigureTile key={figure.id} figure={figure} ageOf={ageOf} />
        ))}
      </div>
      <WallIncidents events={events} />
      <WallAlerts events={events} />
    </div>
  );
}
