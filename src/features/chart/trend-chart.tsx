import { type ReactNode, useMemo } from 'react';
import type { Tone } from '#charts/chart-line.ts';
import { ChartMenu } from '#charts/chart-menu.tsx';
import { LineChart, type LineChartProps } from '#charts/line-chart.tsx';
import { epochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { useGraphLink } from '#features/navigation/use-graph-link.ts';
import { useZoom } from '#features/navigation/use-zoom.ts';
import { useUnspoken } from '#features/query-state/spoken-messages.ts';
import { chartCsv } from '#scorecard/trends/chart-csv.ts';
import type { ChartModel } from '#scorecard/trends/chart-model.ts';
import { formatTime } from '#ui/format-time.ts';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './trend-chart.module.css';

type Props = {
  readonly model: ChartModel;
  /** In the order of the lines; a line that is compared with has the tone of the line it is compared to. */
  readonly tones: readonly Tone[];
  readonly height: number;
  readonly actions?: ReactNode;
  readonly exemplars?: LineChartProps['exemplars'];
};

/** Some indicators over time with their targets; drag across it to look at that span. */
export function TrendChart({ model, tones, height, actions, exemplars }: Props) {
  const [{ zone }] = useUrlState();
  const zoom = useZoom(model.span, model.step);
  const message = useUnspoken(model.message);
  const graphUrl = useGraphLink(model);
  const lines = useMemo(
    () => model.lines.map((line) => ({ ...line, tone: tones[line.rank % tones.length] ?? 'a' })),
    [model, tones],
  );
  const notes = [
    ...model.notes,
    ...model.lines.flatMap(({ unusual }) => unusualNote(unusual?.since ?? [], zone) ?? []),
  ];
  return (
    <div className={styles.chart} data-chart={model.title} data-state={model.state}>
      <LineChart
        title={model.title}
        unitLabel={model.unitLabel}
        lines={lines}
        targets={model.targets}
        span={model.span}
        zone={zone}
        formatValue={model.formatValue}
        yLimit={model.limit}
        formatTick={model.formatTick}
        isBinary={model.isBinary}
        height={height}
        emptyText={message}
        controls={zoom}
        {...(exemplars === undefined ? {} : { exemplars })}
        actions={actions}
        menu={
          <ChartMenu
            title={model.title}
            csv={() => chartCsv(model.lines, model.span)}
            graphUrl={graphUrl}
            isEmpty={model.lines.length === 0}
          />
        }
      />
      <p className={styles.notes}>{notes.join(' · ')}</p>
      <StaleNote since={model.staleSince ?? null} />
      <ServerWarnings warnings={model.warnings} />
    </div>
  );
}

const NAMED = 3;

/**
 * "ringed: unusual for its time of the week, from 14 Jan 2026, 10:00 UTC; a hint, never graded"
 * @param since when each stretch of unusual points began
 */
export function unusualNote(since: readonly number[], zone: Zone): string | null {
  if (since.length === 0) return null;
  const named = since.slice(-NAMED).map((time) => formatTime(epochMs(time), zone, 'minute'));
  const more = since.length > NAMED ? ` and ${since.length - NAMED} more before` : '';
  return `ringed: unusual for its time of the week, from ${named.join('; ')}${more}; a hint, never graded`;
}
