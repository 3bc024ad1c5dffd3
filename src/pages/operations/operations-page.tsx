import { PlotGroup } from '#charts/plot-group.tsx';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { AlertsSection } from '#features/alerts/alerts-section.tsx';
import { BreakdownSection } from '#features/breakdown/breakdown-section.tsx';
import { ChartEvents } from '#features/chart/chart-events-provider.tsx';
import { MarkersSection } from '#features/chart/markers-section.tsx';
import { BudgetSection } from '#features/error-budget/error-budget-section.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { HeatMapSection } from '#features/latency/heat-map-section.tsx';
import { LatencySection } from '#features/latency/latency-section.tsx';
import { SignalsSection } from '#features/latency/signals-section.tsx';
import styles from '#ui/page-layout.module.css';
import { OperationsTiles } from './operations-tiles.tsx';
import { ReliabilitySection } from './reliability-section.tsx';

/** Where is the latency, since when, and is anything else wrong? */
export function OperationsPage({ scorecard }: { scorecard: CurrentScorecard }) {
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Operations</h1>
      <OperationsTiles scorecard={scorecard} />
      <ChartEvents scorecard={scorecard}>
        <PlotGroup>
          <LatencySection />
          <HeatMapSection />
          <SignalsSection />
        </PlotGroup>
        <BreakdownSection />
        <div className={styles.pair}>
          <BudgetSection scorecard={scorecard} />
          <div className={styles.stack}>
            <ReliabilitySection scorecard={scorecard} />
            <AlertsSection />
          </div>
        </div>
      </ChartEvents>
      <div className={styles.pair}>
        <IncidentsSection scorecard={scorecard} />
        <MarkersSection />
      </div>
    </div>
  );
}
