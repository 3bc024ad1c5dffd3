import { useMemo } from 'react';
import { chartModel } from '#scorecard/chart-model.ts';
import { DEFAULT_CURRENCY } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { CHART_POINTS } from '#scorecard/view-needs.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { TrendChart } from './trend-chart.tsx';
import styles from './view.module.css';

const TONES = ['a'] as const;

/** What moves together with latency: traffic, errors and saturation, under the same time axis. */
export function SignalsSection() {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const trends = useTrends(config.views.charts, CHART_POINTS, url);
  const models = useMemo(() => {
    const moment = {
      at: url.at ?? instants.current(),
      currency: config.currency ?? DEFAULT_CURRENCY,
    };
    return config.views.charts.map((id) => {
      const state = trends.get(id);
      return chartModel(state?.plan.indicator.title ?? id, state === undefined ? [] : [state], moment);
    });
  }, [config, trends, url.at, instants]);
  return (
    <div className={styles.charts}>
      {models.map((model) => (
        <TrendChart key={model.title} model={model} tones={TONES} height={12} />
      ))}
    </div>
  );
}
