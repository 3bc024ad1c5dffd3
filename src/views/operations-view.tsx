import { lazy, Suspense } from 'react';
import { PlotGroup } from '#charts/plot-group.tsx';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { AlertsSection } from './alerts-section.tsx';
import { ChartEvents } from './chart-events.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { LatencySection } from './latency-section.tsx';
import { MarkersSection } from './markers-section.tsx';
import { OperationsTiles } from './operations-tiles.tsx';
import { ReliabilitySection } from './reliability-section.tsx';
import { SignalsSection } from './signals-section.tsx';
import styles from './view.module.css';

// Below the fold, so that the first charts do not wait for it.
const BudgetSection = lazy(() =>
  import('./budget-section.tsx').then(({ BudgetSection }) => ({ default: BudgetSection })),
);
const BreakdownSection = lazy(() =>
  import('./breakdown-section.tsx').then(({ BreakdownSection }) => ({ default: BreakdownSection })),
);
const HeatMapSection = lazy(() =>
  import('./heat-map-section.tsx').then(({ HeatMapSection }) => ({ default: HeatMapSection })),
);

/** Where is the latency, since when, and is anything else wrong? */
export function OperationsView({ scorecard }: { scorecard: CurrentScorecard }) {
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Operations</h1>
      <OperationsTiles scorecard={scorecard} />
      <ChartEvents scorecard={scorecard}>
        <PlotGroup>
          <LatencySection />
          <Suspense fallback={<div className={styles.heat} />}>
            <HeatMapSection />
          </Suspense>
          <SignalsSection />
        </PlotGroup>
        <Suspense>
          <BreakdownSection />
        </Suspense>
        <div className={styles.pair}>
          <Suspense fallback={<div className={styles.heat} />}>
            <BudgetSection scorecard={scorecard} />
          </Suspense>
          <ReliabilitySection scorecard={scorecard} />
        </div>
      </ChartEvents>
      <div className={styles.pair}>
        <IncidentsSection scorecard={scorecard} />
        <AlertsSection />
        <MarkersSection />
      </div>
    </div>
  );
}
