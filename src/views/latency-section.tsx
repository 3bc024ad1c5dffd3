import { useMemo } from 'react';
import { chartModel } from '#scorecard/chart-model.ts';
import { DEFAULT_CURRENCY } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { CHART_POINTS, latencyIds } from '#scorecard/view-needs.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { TrendChart } from './trend-chart.tsx';

const TONES = ['p50', 'p95', 'p99'] as const;

/** The latency percentiles over time: where it got slow, and since when. */
export function LatencySection() {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const trends = useTrends(latencyIds(config), CHART_POINTS, url);
  const model = useMemo(
    () =>
      chartModel('Latency', [...trends.values()], {
        at: url.at ?? instants.current(),
        currency: config.currency ?? DEFAULT_CURRENCY,
      }),
    [config, trends, url.at, instants],
  );
  return <TrendChart model={model} tones={TONES} height={20} />;
}
