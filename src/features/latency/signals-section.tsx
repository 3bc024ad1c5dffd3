import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useTrends } from '#data/use-trends.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { chartModel } from '#scorecard/trends/chart-model.ts';
import { CHART_POINTS } from '#scorecard/trends/chart-resolution.ts';
import styles from '#ui/page-layout.module.css';
import { useUrlState } from '#url/use-url-state.ts';
import { statusClassLines } from './status-classes.ts';

const TONES = ['a', 'b', 'c'] as const;

/** What moves together with latency: traffic, errors and saturation, under the same time axis. */
export function SignalsSection() {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const trends = useTrends(config.views.charts, CHART_POINTS, url);
  const models = useMemo(() => {
    const moment = {
      at: url.at ?? instants.current(),
      currency: config.currency,
    };
    return config.views.charts.map((id) => {
      const state = trends.get(id);
      const model = chartModel(state?.plan.indicator.title ?? id, state === undefined ? [] : [state], moment);
      const classes = model.lines.length === 0 ? [] : statusClassLines(state);
      return classes.length === 0
        ? model
        : { ...model, title: `${model.title} by status class`, lines: classes };
    });
  }, [config, trends, url.at, instants]);
  return (
    <div className={styles.charts}>
      {models.map((model, index) => (
        <TrendChart key={config.views.charts[index]} model={model} tones={TONES} height={12} />
      ))}
    </div>
  );
}
