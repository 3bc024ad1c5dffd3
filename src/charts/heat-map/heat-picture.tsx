import { memo, useMemo } from 'react';
import { Line } from 'recharts';
import { type ChartSpan, drawnPoints } from '#charts/chart-data.ts';
import type { ChartLine } from '#charts/chart-line.ts';
import styles from '#charts/plot.module.css';
import { PlotEventMarks } from '#charts/plot-event-marks.tsx';
import { lineRows } from '#charts/plot-rows.ts';
import { STILL } from '#charts/plot-series.tsx';
import { lineStroke } from '#charts/stroke.ts';
import { TimePlot } from '#charts/time-plot.tsx';
import type { HeatGeometry } from './heat-geometry.ts';

type Props = {
  readonly summary: string;
  readonly geometry: HeatGeometry;
  readonly lines: readonly ChartLine[];
  readonly span: ChartSpan;
};

/** Axes, quantile lines and events, over the cells. */
export const HeatPicture = memo(function HeatPicture({ summary, geometry, lines, span }: Props) {
  const { em, box, lineLabels } = geometry;
  return (
    <TimePlot summary={summary} geometry={geometry} span={span}>
      {lines.map((line) => (
        <LineOverCells key={line.id} line={line} geometry={geometry} span={span} />
      ))}
      <PlotEventMarks geometry={geometry} span={span} />
      {lineLabels.map(({ id, y }) => {
        const line = lines.find((candidate) => candidate.id === id);
        return (
          <g key={id} data-tone={line?.tone}>
            <text className={styles.lineLabel} x={box.right + em * 0.75} y={y + em * 0.35}>
              {line?.label}
            </text>
          </g>
        );
      })}
    </TimePlot>
  );
});

type LineProps = Pick<Props, 'geometry' | 'span'> & { readonly line: ChartLine };

/** A line with a rim of paper, so that it is seen over any shade. */
function LineOverCells({ line, geometry, span }: LineProps) {
  const { em, width, box, scale } = geometry;
  const rows = useMemo(() => {
    const { times, values } = drawnPoints(line, span, Math.max(1, width));
    const heights = values.map((value) =>
      Number.isFinite(value) ? box.bottom - scale.y(value) : Number.NaN,
    );
    return lineRows({ times, values: heights });
  }, [line, span, width, box, scale]);
  const stroke = lineStroke(line.tone, em);
  const shared = {
    ...STILL,
    data: rows,
    dataKey: 'value',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  const rim = { stroke: 'var(--paper)', strokeOpacity: 0.85, strokeWidth: stroke.strokeWidth + em * 0.15 };
  return (
    <>
      <Line {...shared} {...rim} />
      <Line {...shared} {...stroke} data-line={line.id} />
    </>
  );
}
