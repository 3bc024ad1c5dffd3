import { useMemo } from 'react';
import { budgetModels } from '#scorecard/budget-model.ts';
import { chartModel } from '#scorecard/chart-model.ts';
import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { CHART_POINTS, latencyIds, SPARKLINE_POINTS } from '#scorecard/view-needs.ts';
import { Section } from '#ui/section.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { AlertsSection } from './alerts-section.tsx';
import { BudgetSection } from './budget-section.tsx';
import { FigureTile } from './figure-tile.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { IndicatorList } from './indicator-list.tsx';
import { TrendChart } from './trend-chart.tsx';
import styles from './view.module.css';

const LATENCY_TONES = ['p50', 'p95', 'p99'] as const;
const TONES = ['a'] as const;

/** Where is the latency, since when, and is anything else wrong? */
export function OperationsView({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const currency = config.currency ?? DEFAULT_CURRENCY;
  const latency = latencyIds(config);
  const chartTrends = useTrends([...latency, ...config.views.charts], CHART_POINTS, url);
  const tileTrends = useTrends(config.views.operations, SPARKLINE_POINTS, url);
  const charts = useMemo(() => {
    const moment = { at: url.at ?? instants.current(), currency };
    const statesOf = (ids: readonly string[]) => ids.flatMap((id) => chartTrends.get(id) ?? []);
    return {
      latency: chartModel('Latency', statesOf(latencyIds(config)), moment),
      others: config.views.charts.map((id) => {
        const states = statesOf([id]);
        return chartModel(states[0]?.plan.indicator.title ?? id, states, moment);
      }),
    };
  }, [config, chartTrends, currency, url.at, instants]);
  const budgets = useMemo(() => budgetModels(scorecard.evaluations), [scorecard]);
  const reliability = config.indicators.filter(({ kind }) => kind === 'incidents').map(({ id }) => id);
  const shown = new Set(config.views.operations);
  const others = config.indicators
    .filter(({ id }) => (latency.includes(id) || config.views.charts.includes(id)) && !shown.has(id))
    .map(({ id }) => id);

  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Operations</h1>
      <div className={styles.tiles}>
        {figuresOf(config.views.operations, scorecard.evaluations, currency).map((figure) => (
          <FigureTile key={figure.id} figure={figure} trend={tileTrends.get(figure.id)} />
        ))}
      </div>
      <TrendChart model={charts.latency} tones={LATENCY_TONES} height={20} />
      <div className={styles.charts}>
        {charts.others.map((model) => (
          <TrendChart key={model.title} model={model} tones={TONES} height={12} />
        ))}
      </div>
      <div className={styles.pair}>
        <BudgetSection budgets={budgets} />
        <Section title="Reliability and load">
          <IndicatorList figures={figuresOf([...reliability, ...others], scorecard.evaluations, currency)} />
        </Section>
      </div>
      <div className={styles.pair}>
        <IncidentsSection />
        <AlertsSection />
      </div>
    </div>
  );
}
