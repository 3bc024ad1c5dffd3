import { memo } from 'react';
import { areaPath } from './area-path.ts';
import type { PlotProps } from './line-chart-props.ts';
import { linePath } from './line-path.ts';
import styles from './plot.module.css';
import type { DrawnLine, PlotGeometry } from './plot-geometry.ts';
import { dotRadius, lineStroke, toneColor } from './stroke.ts';

type LinesProps = Pick<PlotProps, 'geometry' | 'drawn'>;

/** Bands, spikes and lines, from the back to the front. As plain paths: one each, however many points it has. */
export const PlotLines = memo(function PlotLines({ geometry, drawn }: LinesProps) {
  return (
    <g>
      {drawn.map(({ line }) => (
        <Areas key={line.id} line={line} geometry={geometry} />
      ))}
      {drawn.map((entry) => (
        <LineOf key={entry.line.id} drawn={entry} geometry={geometry} />
      ))}
    </g>
  );
});

function Areas({ line, geometry }: { line: DrawnLine['line']; geometry: PlotGeometry }) {
  const { x, y, box } = geometry;
  const { times, values, band, isBandDrawn, peaks, step, tone } = line;
  const fill = toneColor(tone);
  return (
    <>
      {band !== undefined && isBandDrawn === true && (
        <path
          className={styles.band}
          data-band={line.id}
          fill={fill}
          d={areaPath({ times, ...band, step }, x, y, box.top)}
        />
      )}
      {peaks !== undefined && (
        <path
          className={styles.peaks}
          data-peaks={line.id}
          fill={fill}
          d={areaPath({ times, low: values, high: peaks, step }, x, y, box.top)}
        />
      )}
    </>
  );
}

function LineOf({ drawn: { line, points }, geometry }: { drawn: DrawnLine; geometry: PlotGeometry }) {
  const { em, x, y } = geometry;
  const { path, dots } = linePath(points, x, y);
  const isReference = line.isReference === true;
  return (
    <g data-reference={isReference || undefined} className={isReference ? styles.reference : undefined}>
      <path
        className={styles.line}
        data-line={line.id}
        {...lineStroke(line.tone, em)}
        {...(isReference ? { strokeDasharray: `${em * 0.2} ${em * 0.3}` } : {})}
        d={path}
      />
      {line.unusual !== undefined && (
        <path className={styles.unusual} data-unusual={line.id} d={ringsPath(line.unusual, geometry)} />
      )}
      {dots.map((dot) => (
        <circle key={dot.x} fill={toneColor(line.tone)} cx={dot.x} cy={dot.y} r={dotRadius(em)} />
      ))}
    </g>
  );
}

/** A ring each, as one path. */
function ringsPath(
  { times, values }: NonNullable<DrawnLine['line']['unusual']>,
  { x, y, em, box }: PlotGeometry,
): string {
  const r = em * 0.32;
  const rings = Array.from(times, (time, index) => ({ at: x(time), top: y(values[index] ?? Number.NaN) }));
  return rings
    .filter(({ at }) => at >= box.left && at <= box.right)
    .map(({ at, top }) => `M${at - r},${top}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`)
    .join('');
}
