import { epochMs } from '#compute/units.ts';
import { Time } from '#ui/time.tsx';
import type { PlotProps } from './line-chart-props.ts';
import { type LineValue, lineValue, lineValueText } from './line-value.ts';
import styles from './plot-tooltip.module.css';

type Props = Pick<PlotProps, 'lines' | 'zone' | 'formatValue'> & {
  readonly time: number;
  /** Read out as the arrow keys move; the charts that only follow stay silent. */
  readonly isSource: boolean;
};

/** What is compared with stands below. */
const inOrder = (lines: Props['lines']): Props['lines'] => [
  ...lines.filter(({ isReference }) => isReference !== true),
  ...lines.filter(({ isReference }) => isReference === true),
];

/** A peak that prints the same as the value tells nothing. */
function peakText(known: LineValue | null, formatValue: Props['formatValue']): string {
  if (known === null || known.peak === null) return '';
  const peak = formatValue(known.peak);
  return peak === formatValue(known.value) ? '' : `, up to ${peak}`;
}

/** All lines at one instant. */
export function PlotTooltip({ time, lines, zone, formatValue, isSource }: Props) {
  return (
    <div className={styles.tooltip} {...(isSource ? { role: 'status' } : { 'aria-hidden': true })}>
      <p className={styles.time}>
        <Time at={epochMs(time)} zone={zone} precision="minute" />
      </p>
      <dl className={styles.lines}>
        {inOrder(lines).map((line) => {
          const known = lineValue(line, time);
          return (
            <div
              key={line.id}
              className={styles.line}
              data-tone={line.tone}
              data-reference={line.isReference || undefined}
            >
              <dt>{line.label}</dt>
              <dd>
                {lineValueText(known, formatValue)}
                <span className={styles.peak}>{peakText(known, formatValue)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
