import { memo, useCallback, useMemo } from 'react';
import { Area, Curve, type CurveProps, Line } from 'recharts';
import type { ChartSpan } from './chart-data.ts';
import styles from './plot.module.css';
import type { DrawnLine, PlotGeometry } from './plot-geometry.ts';
import { type AreaColumns, areaRows, lineRows } from './plot-rows.ts';
import { dotRadius, lineStroke, toneColor } from './stroke.ts';

type SeriesProps = {
  readonly geometry: PlotGeometry;
  readonly drawn: readonly DrawnLine[];
  readonly span: ChartSpan;
};

/** Bands, spikes and lines, from the back to the front. */
export const PlotSeries = memo(function PlotSeries({ geometry, drawn, span }: SeriesProps) {
  return (
    <g>
      {drawn.map(({ line }) => (
        <Areas key={line.id} line={line} geometry={geometry} span={span} />
      ))}
      {drawn.map((entry) => (
        <LineOf key={entry.line.id} drawn={entry} geometry={geometry} />
      ))}
    </g>
  );
});

type AreasProps = Omit<SeriesProps, 'drawn'> & { readonly line: DrawnLine['line'] };

function Areas({ line, geometry, span }: AreasProps) {
  const { times, values, band, isBandDrawn, peaks, step, tone } = line;
  const shared = { geometry, span, fill: toneColor(tone) };
  return (
    <>
      {band !== undefined && isBandDrawn === true && (
        <AreaOf {...shared} fillOpacity={0.09} columns={{ times, ...band, step }} data-band={line.id} />
      )}
      {peaks !== undefined && (
        <AreaOf
          {...shared}
          fillOpacity={0.24}
          columns={{ times, low: values, high: peaks, step }}
          data-peaks={line.id}
        />
      )}
    </>
  );
}

type AreaProps = Omit<AreasProps, 'line'> & {
  readonly fillOpacity: number;
  readonly fill: string;
  readonly columns: AreaColumns;
  readonly 'data-band'?: string;
  readonly 'data-peaks'?: string;
};

function AreaOf({ geometry, span, columns, ...looks }: AreaProps) {
  const { times, low, high, step } = columns;
  const { width, valueAxis } = geometry;
  const rows = useMemo(
    () => areaRows({ times, low, high, step }, span, width, valueAxis),
    [times, low, high, step, span, width, valueAxis],
  );
  return <Area {...STILL} {...looks} data={rows} dataKey="edges" stroke="none" />;
}

/** Drawn at once, in its place, and without marks of Recharts' own. */
export const STILL = {
  isAnimationActive: false,
  dot: false,
  activeDot: false,
  connectNulls: false,
  zIndex: 0,
} as const;

function LineOf({ drawn: { line, points }, geometry }: { drawn: DrawnLine; geometry: PlotGeometry }) {
  const { em } = geometry;
  const isReference = line.isReference === true;
  const data = useMemo(() => lineRows(points), [points]);
  const shape = useCallback((curve: CurveProps) => <Curved curve={curve} em={em} />, [em]);
  return (
    <>
      <Line
        {...STILL}
        data={data}
        dataKey="value"
        className={`${isReference ? styles.reference : ''}`}
        {...lineStroke(line.tone, em)}
        {...(isReference ? { strokeDasharray: `${em * 0.2} ${em * 0.3}` } : {})}
        strokeLinecap="round"
        strokeLinejoin="round"
        shape={shape}
        data-line={line.id}
        data-reference={isReference || undefined}
      />
      {line.unusual !== undefined && (
        <path className={styles.unusual} data-unusual={line.id} d={ringsPath(line.unusual, geometry)} />
      )}
    </>
  );
}

type Place = { readonly x: number | null; readonly y: number | null };

/** Between two gaps: a line of no length. */
const isAlone = (points: readonly Place[], index: number): boolean =>
  points[index]?.y != null && points[index - 1]?.y == null && points[index + 1]?.y == null;

/** The line, and a dot for each point that stands alone between gaps. */
function Curved({ curve, em }: { readonly curve: CurveProps; readonly em: number }) {
  const points: readonly Place[] = curve.points ?? [];
  const { stroke } = curve;
  return (
    <>
      <Curve {...curve} />
      {points.map(({ x, y }, index) =>
        isAlone(points, index) ? (
          <circle key={x} fill={stroke} cx={x ?? 0} cy={y ?? 0} r={dotRadius(em)} />
        ) : null,
      )}
    </>
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
