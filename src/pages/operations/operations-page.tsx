import { PlotGroup } from '#charts/plot-group.tsx';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { AlertsSection } from '#features/alerts/alerts-section.tsx';
import { BreakdownSection } from '#features/breakdown/breakdown-section.tsx';
import { ChartEvents } from '#features/chart/chart-events-provider.tsx';
import { MarkersSection } from '#features/chart/markers-section.tsx';
import { BudgetSection } from '#features/error-budget/error-budget-section.tsx';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { IndicatorList } from '#features/figure/indicator-list.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { HeatMapSection } from '#features/latency/heat-map-section.tsx';
import { LatencySection } from '#features/latency/latency-section.tsx';
import { SignalsSection } from '#features/latency/signals-section.tsx';
import { figuresOf } from '#scorecard/explain/figures.ts';
import { latencyIds } from '#scorecard/plan/indicator-ids.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/chart-resolution.ts';
import styles from '#ui/page-layout.module.css';
import { Section } from '#ui/section.tsx';

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

/** The figures an operator looks at first. */
function OperationsTiles({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const { currency } = config;
  return (
    <div className={styles.tiles}>
      {figuresOf(config.views.operations, scorecard.evaluations, currency).map((figure) => (
        <FigureTile key={figure.id} figure={figure} maxPoints={SPARKLINE_POINTS} />
      ))}
    </div>
  );
}

/** MTTR and MTBF, and the figures of the charts that have no tile of their own. */
function ReliabilitySection({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const shown = new Set(config.views.operations);
  const charted = new Set([...latencyIds(config), ...config.views.charts]);
  const ids = [
    ...config.indicators.filter(({ kind }) => kind === 'incidents'),
    ...config.indicators.filter(({ id }) => charted.has(id) && !shown.has(id)),
  ].map(({ id }) => id);
  return (
    <Section title="Reliability and load">
      <IndicatorList figures={figuresOf(ids, scorecard.evaluations, config.currency)} />
    </Section>
  );
}
