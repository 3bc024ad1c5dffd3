import { useMemo } from 'react';
import type { Tone } from '#charts/chart-line.ts';
import { PictureLineChart } from '#charts/picture-line-chart.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import type { WallChartModel } from './use-wall.ts';
import styles from './wall-chart.module.css';

/** Some indicators over time with their targets, veiled like any figure once they are old. */
export function WallChart({
  model: { chart, age },
  tones,
  title = chart.title,
}: {
  model: WallChartModel;
  tones: readonly Tone[];
  title?: string | null;
}) {
  const [{ zone }] = useUrlState();
  const old = chart.staleSince ?? null;
  const lines = useMemo(
    () => chart.lines.map((line, index) => ({ ...line, tone: tones[index % tones.length] ?? 'a' })),
    [chart, tones],
  );
  return (
    <figure className={styles.chart} data-chart={chart.title} data-state={chart.state}>
      {(title !== null || old !== null) && (
        <figcaption className={styles.title}>
          {title} <StaleNote since={old} />
        </figcaption>
      )}
      <div className={styles.plot} data-age={age}>
        <PictureLineChart
          title={chart.title}
          unitLabel={chart.unitLabel}
          lines={lines}
          targets={chart.targets}
          span={chart.span}
          zone={zone}
          formatValue={chart.formatValue}
          yLimit={chart.limit}
          formatTick={chart.formatTick}
          isBinary={chart.isBinary}
          emptyText={chart.message}
        />
      </div>
    </figure>
  );
}
