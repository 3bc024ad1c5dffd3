import { useMemo } from 'react';
import { ChartMenu } from '#charts/chart-menu.tsx';
import { HeatMap } from '#charts/heat-map/heat-map.tsx';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import { useTrends } from '#data/use-trends.ts';
import { useGraphLink } from '#features/navigation/use-graph-link.ts';
import { useZoom } from '#features/navigation/use-zoom.ts';
import { useUnspoken } from '#features/query-state/spoken-messages.ts';
import { latencyIds } from '#scorecard/plan/indicator-ids.ts';
import { heatCsv } from '#scorecard/trends/chart-csv.ts';
import { chartModel } from '#scorecard/trends/chart-model.ts';
import { CHART_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { heatMapModel } from './heat-map.ts';

const TONES = ['p50', 'p95', 'p99'] as const;

/** How the requests spread over the buckets: whether all got slower, or a few. Asks nothing the lines have not asked. */
export function HeatMapSection() {
  const { config } = useSession();
  const [url] = useUrlState();
  const ids = useMemo(() => latencyIds(config), [config]);
  const trends = useTrends(ids, CHART_POINTS, url);
  const states = useMemo(() => [...trends.values()], [trends]);
  const now = useAt(url.at);
  const chart = useMemo(
    () => chartModel('Latency', states, { at: now, currency: config.currency }),
    [states, now, config],
  );
  const model = useMemo(() => heatMapModel(states[0]), [states]);
  const lines = useMemo(
    () => chart.lines.map((line) => ({ ...line, tone: TONES[line.rank % TONES.length] ?? 'p50' })),
    [chart],
  );
  const message = useUnspoken(model.message);
  const graphUrl = useGraphLink(chart);
  const zoom = useZoom(chart.span, chart.step);
  const { heat } = model;
  if (ids.length === 0) return null;
  return (
    <div data-chart="Latency distribution" data-state={model.state}>
      <HeatMap
        title="Latency distribution"
        heat={heat}
        lines={lines}
        span={chart.span}
        zone={url.zone}
        formatBound={model.formatBound}
        formatCount={model.formatCount}
        formatShare={model.formatShare}
        cellText={model.cellText}
        emptyText={message}
        height={16}
        controls={zoom}
        menu={
          <ChartMenu
            title="Latency distribution"
            csv={() => (heat === null ? '' : heatCsv(heat, chart.span))}
            graphUrl={graphUrl}
            isEmpty={heat === null}
          />
        }
      />
      <StaleNote since={chart.staleSince ?? null} />
      <ServerWarnings warnings={chart.warnings} />
    </div>
  );
}
