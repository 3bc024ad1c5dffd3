import { lazy, Suspense } from 'react';
import { PlotGroup } from '#charts/plot-group.tsx';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { AlertsSection } from '#features/alerts/alerts-section.tsx';
import { ChartEvents } from '#features/chart/chart-events-provider.tsx';
import { MarkersSection } from '#features/chart/markers-section.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { LatencySection } from '#features/latency/latency-section.tsx';
import { SignalsSection } from '#features/latency/signals-section.tsx';
import styles from '#ui/page-layout.module.css';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';
import { OperationsTiles } from './operations-tiles.tsx';
import { ReliabilitySection } from './reliability-section.tsx';

const BudgetSection = lazy(() =>
  import('#features/error-budget/error-budget-section.tsx').then(({ BudgetSection }) => ({
    default: BudgetSection,
  })),
);
const BreakdownSection = lazy(() =>
  import('#features/breakdown/breakdown-section.tsx').then(({ BreakdownSection }) => ({
    default: BreakdownSection,
  })),
);
const HeatMapSection = lazy(() =>
  import('#features/latency/heat-map-section.tsx').then(({ HeatMapSection }) => ({
    default: HeatMapSection,
  })),
);

const TO_COME = <div aria-busy="true" />;

/**
 * Where is the latency, since when, and is anything else wrong? What lies below the first chart comes after it has been
 * painted: together they would hold it up for as long as everything before it takes.
 */
export function OperationsView({ scorecard }: { scorecard: CurrentScorecard }) {
  const isPainted = useAfterFirstPaint();
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Operations</h1>
      <OperationsTiles scorecard={scorecard} />
      <ChartEvents scorecard={scorecard}>
        <PlotGroup>
          <LatencySection />
          {isPainted && <MoreOverTime />}
        </PlotGroup>
        {isPainted && <Causes scorecard={scorecard} />}
      </ChartEvents>
      {isPainted ? <Happenings scorecard={scorecard} /> : TO_COME}
    </div>
  );
}

/** Under the same cursor as latency. */
function MoreOverTime() {
  return (
    <>
      <Suspense fallback={<div className={styles.heat} aria-busy="true" />}>
        <HeatMapSection />
      </Suspense>
      <SignalsSection />
    </>
  );
}

function Causes({ scorecard }: { scorecard: CurrentScorecard }) {
  return (
    <>
      <Suspense fallback={TO_COME}>
        <BreakdownSection />
      </Suspense>
      <div className={styles.pair}>
        <Suspense fallback={<div className={styles.heat} aria-busy="true" />}>
          <BudgetSection scorecard={scorecard} />
        </Suspense>
        <div className={styles.stack}>
          <ReliabilitySection scorecard={scorecard} />
          <AlertsSection />
        </div>
      </div>
    </>
  );
}

function Happenings({ scorecard }: { scorecard: CurrentScorecard }) {
  return (
    <div className={styles.pair}>
      <IncidentsSection scorecard={scorecard} />
      <MarkersSection />
    </div>
  );
}
