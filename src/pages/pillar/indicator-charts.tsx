import { useEffect, useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import { useTrends } from '#data/use-trends.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { chartAnchor, showAnchor } from '#features/navigation/go-to-chart.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import { trendIds } from '#scorecard/plan/indicator-ids.ts';
import { chartModel } from '#scorecard/trends/chart-model.ts';
import { CHART_POINTS, DAILY_POINTS } from '#scorecard/trends/chart-resolution.ts';
import type { TrendState } from '#scorecard/trends/trend-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './indicator-charts.module.css';

const TONES = ['a'] as const;

/** Each figure with its course beside it. */
export function IndicatorCharts({ figures }: { figures: readonly Figure[] }) {
  const [url] = useUrlState();
  const { config } = useSession();
  const { fine, daily } = trendIds(
    config,
    figures.map(({ id }) => id),
  );
  const fineTrends = useTrends(fine, CHART_POINTS, url);
  const dailyTrends = useTrends(daily, DAILY_POINTS, url);
  useEffect(showAnchor, []);
  return (
    <div className={styles.courses}>
      {figures.map((figure) => (
        <section
          key={figure.id}
          id={chartAnchor(figure.id)}
          className={styles.course}
          tabIndex={-1}
          aria-label={`${figure.title}, as it stands and over time`}
        >
          <FigureTile
            figure={figure}
            maxPoints={daily.includes(figure.id) ? DAILY_POINTS : CHART_POINTS}
            hasSparkline={false}
          />
          <Course figure={figure} trend={fineTrends.get(figure.id) ?? dailyTrends.get(figure.id)} />
        </section>
      ))}
    </div>
  );
}

function Course({ figure, trend }: { figure: Figure; trend: TrendState | undefined }) {
  const { config } = useSession();
  const [url] = useUrlState();
  const at = useAt(url.at);
  const { currency } = config;
  const model = useMemo(
    () =>
      trend === undefined ? null : chartModel(figure.title, [trend], { at, currency, findsUnusual: true }),
    [figure.title, trend, at, currency],
  );
  return (
    <div className={styles.chart}>
      {figure.description !== null && <p className={styles.description}>{figure.description}</p>}
      {model !== null && <TrendChart model={model} tones={TONES} height={11} />}
    </div>
  );
}
