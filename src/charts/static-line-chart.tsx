import type { PlotProps } from './line-chart-props.ts';
import { linePath } from './line-path.ts';
import styles from './plot.module.css';
import { PlotBackdrop, PlotLabels } from './plot-parts.tsx';
import { dotRadius, lineStroke, targetStroke, toneColor } from './stroke.ts';

/** The chart as a picture: painted at once, printable, and what stays where the interactive one cannot load. */
export function StaticLineChart({ geometry, unitLabel, lines, targets, joined, summary }: PlotProps) {
  const { width, height, em, box, x, y } = geometry;
  return (
    <svg
      className={styles.plot}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={summary}
    >
      <PlotBackdrop geometry={geometry} unitLabel={unitLabel} />
      {targets.map(({ label, value, tone }) => (
        <line
          key={label}
          {...targetStroke(tone, em)}
          x1={box.left}
          x2={box.right}
          y1={y(value)}
          y2={y(value)}
        />
      ))}
      {lines.map(({ id, tone }, index) => {
        const values = joined.lines[index]?.drawn ?? new Float64Array();
        const { path, dots } = linePath({ times: joined.times, values }, x, y);
        return (
          <g key={id}>
            <path className={styles.line} {...lineStroke(tone, em)} d={path} />
            {dots.map((dot) => (
              <circle key={dot.x} fill={toneColor(tone)} cx={dot.x} cy={dot.y} r={dotRadius(em)} />
            ))}
          </g>
        );
      })}
      <PlotLabels geometry={geometry} lines={lines} targets={targets} />
    </svg>
  );
}
