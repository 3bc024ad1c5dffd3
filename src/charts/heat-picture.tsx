import { memo } from 'react';
import { drawnPoints, type Span } from './chart-data.ts';
import type { HeatGeometry } from './heat-geometry.ts';
import styles from './heat-map.module.css';
import type { ChartLine } from './line-chart-props.ts';
import { linePath } from './line-path.ts';
import plotStyles from './plot.module.css';
import { lineStroke } from './stroke.ts';

type Props = {
  readonly summary: string;
  readonly geometry: HeatGeometry;
  readonly lines: readonly ChartLine[];
  readonly span: Span;
};

/** Axes and quantile lines, over the cells. */
export const HeatPicture = memo(function HeatPicture({ summary, geometry, lines, span }: Props) {
  const { width, height, em, box, x, scale, boundTicks, timeTicks, zoneName, lineLabels } = geometry;
  return (
    <svg
      className={`${plotStyles.plot} ${styles.picture}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={summary}
      data-plot=""
    >
      {boundTicks.map(({ y, text }) => (
        <g key={y}>
          <line className={plotStyles.grid} x1={box.left} x2={box.right} y1={y} y2={y} />
          <text className={plotStyles.valueTick} x={box.left - em * 0.6} y={y + em * 0.35}>
            {text}
          </text>
        </g>
      ))}
      <line className={plotStyles.axis} x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
      {timeTicks.map(({ at, x: px, text }) => (
        <g key={at}>
          <line className={plotStyles.axis} x1={px} x2={px} y1={box.bottom} y2={box.bottom + em * 0.4} />
          <text className={plotStyles.timeTick} x={px} y={box.bottom + em * 1.6}>
            {text}
          </text>
        </g>
      ))}
      <text className={plotStyles.zone} x={width} y={box.bottom + em * 1.6}>
        {zoneName}
      </text>
      {lines.map((line) => {
        const { path } = linePath(drawnPoints(line, span, Math.max(1, width)), x, scale.y);
        const stroke = lineStroke(line.tone, em);
        return (
          <g key={line.id}>
            <path className={styles.rim} strokeWidth={stroke.strokeWidth + em * 0.15} d={path} />
            <path className={plotStyles.line} data-line={line.id} {...stroke} d={path} />
          </g>
        );
      })}
      {lineLabels.map(({ id, y }) => {
        const line = lines.find((candidate) => candidate.id === id);
        return (
          <g key={id} data-tone={line?.tone}>
            <text className={plotStyles.lineLabel} x={box.right + em * 0.75} y={y + em * 0.35}>
              {line?.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
