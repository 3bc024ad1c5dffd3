import { epochMs } from '#compute/units.ts';
import { Time } from '#ui/time.tsx';
import type { PlotProps } from './line-chart-props.ts';
import styles from './plot-tooltip.module.css';

type Props = Pick<PlotProps, 'lines' | 'joined' | 'zone' | 'formatValue'> & {
  /** Row under the cursor; NaN when there is none. */
  readonly index: number;
};

const NO_VALUE = '–';

/** All lines at one instant. Read out as the arrow keys move. */
export function PlotTooltip({ index, lines, joined, zone, formatValue }: Props) {
  const time = joined.times[index];
  if (time === undefined) return null;
  return (
    <div className={styles.tooltip} role="status">
      <p className={styles.time}>
        <Time at={epochMs(time)} zone={zone} precision="minute" />
      </p>
      <dl className={styles.lines}>
        {lines.map(({ id, label, tone }, column) => {
          const value = joined.lines[column]?.values[index] ?? Number.NaN;
          return (
            <div key={id} className={styles.line} data-tone={tone}>
              <dt>{label}</dt>
              <dd>{Number.isFinite(value) ? formatValue(value) : NO_VALUE}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
