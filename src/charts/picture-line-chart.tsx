import { useMemo } from 'react';
import type { Zone } from '#compute/zone.ts';
import { useElementSize } from '#ui/use-element-size.ts';
import { type ChartSpan, isEmpty, joinLines } from './chart-data.ts';
import type { ChartLine, ChartTarget } from './chart-line.ts';
import { LinePlot } from './line-plot.tsx';
import styles from './picture-line-chart.module.css';
import { plotGeometry } from './plot-geometry.ts';
import { usePlotStore } from './plot-group.tsx';

export type PictureLineChartProps = {
  readonly title: string;
  readonly unitLabel: string;
  readonly lines: readonly ChartLine[];
  readonly targets: readonly ChartTarget[];
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly formatValue: (value: number) => string;
  /** At the value axis; left out: as values. */
  readonly formatTick?: ((value: number) => string) | undefined;
  /** The ticks of the value axis stand at powers of 1,024. */
  readonly isBinary?: boolean | undefined;
  /** The most a value can be; the axis makes no room above it. */
  readonly yLimit?: number;
  /** Said when no line has a value. */
  readonly emptyText: string;
};

/** The line chart for whoever only looks: no pointer, no table. Fills the box it stands in. */
export function PictureLineChart(props: PictureLineChartProps) {
  const { title, unitLabel, lines, targets, span, zone, formatValue, emptyText } = props;
  const { yLimit = Number.POSITIVE_INFINITY, formatTick = formatValue, isBinary = false } = props;
  const [boxRef, { width, height, fontSize }] = useElementSize<HTMLDivElement>();
  const store = usePlotStore();
  const joined = useMemo(() => joinLines(lines, span), [lines, span]);
  const { geometry, drawn } = useMemo(
    () =>
      plotGeometry({
        width,
        height,
        em: fontSize,
        lines,
        targets,
        span,
        zone,
        yFrom0: false,
        yLimit,
        formatTick,
        isBinary,
      }),
    [width, height, fontSize, lines, targets, span, zone, yLimit, formatTick, isBinary],
  );
  return (
    <div ref={boxRef} className={styles.box}>
      {isEmpty(joined) ? (
        <p className={styles.empty}>{emptyText}</p>
      ) : (
        width > 0 && (
          <div className={styles.drawing}>
            <LinePlot
              summary={`${title}: line chart of ${[...lines, ...targets].map(({ label }) => label).join(', ')}.`}
              unitLabel={unitLabel}
              lines={lines}
              drawn={drawn}
              store={store}
              targets={targets}
              joined={joined}
              geometry={geometry}
              span={span}
              zone={zone}
              formatValue={formatValue}
            />
          </div>
        )
      )}
    </div>
  );
}
