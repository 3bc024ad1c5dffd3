import type { CSSProperties } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import styles from './distribution-bars.module.css';

export type DistributionBar = {
  /** The bin: "0.8–0.9" */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  /** "34 %" */
  readonly shareText: string;
  /** `good` and `bad` sides of a threshold differ in pattern as well as colour. */
  readonly kind?: 'plain' | 'good' | 'bad';
};

export type DistributionThreshold = {
  /** How many bars lie before it; a fraction lies inside a bar. */
  readonly position: number;
  /** "Target: above 0.8" */
  readonly label: string;
};

export type DistributionBarsProps = {
  readonly title: string;
  readonly subtitle?: string;
  readonly bars: readonly DistributionBar[];
  readonly thresholds?: readonly DistributionThreshold[];
  /** Height in rem, default 16. */
  readonly height?: number;
  readonly emptyText?: string;
};

const percent = (fraction: number) => `${fraction * 100}%`;

/** Bars are scaled to the largest, so that a spread-out distribution still fills the frame. */
const barStyle = (share: number, largest: number): CSSProperties => ({
  blockSize: percent(largest > 0 ? Math.max(0, share) / largest : 0),
});

/** Every threshold names itself on a line of its own above the bars, so that no two names meet. */
const LABEL_LINE_EM = 1.5;

const headStyle = (thresholds: number): CSSProperties => ({
  paddingBlockStart: `${thresholds * LABEL_LINE_EM}em`,
});

/** In the right half the name stands before its marker: it would leave the frame after it. */
function markerStyle(position: number, bars: number, index: number): CSSProperties {
  const fraction = position / bars;
  return {
    paddingBlockStart: `${index * LABEL_LINE_EM}em`,
    ...(fraction > 0.5 ? { insetInlineEnd: percent(1 - fraction) } : { insetInlineStart: percent(fraction) }),
  };
}

/** How observations spread over bins, with the bounds that matter marked. */
export function DistributionBars(props: DistributionBarsProps) {
  const {
    title,
    subtitle,
    bars,
    thresholds = [],
    height = 16,
    emptyText = 'No data in this window.',
  } = props;
  const largest = bars.reduce((most, { share }) => Math.max(most, share), 0);
  return (
    <ChartFrame
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      height={height}
      empty={largest > 0 ? undefined : emptyText}
    >
      <div className={styles.plot}>
        <ul className={styles.bars} aria-label={title} style={headStyle(thresholds.length)}>
          {bars.map(({ label, share, shareText, kind = 'plain' }) => (
            <li key={label} className={styles.bin}>
              <span className={styles.column}>
                <span className={styles.share}>{shareText}</span>
                <span className={styles.bar} data-kind={kind} style={barStyle(share, largest)} />
              </span>
              <span className={styles.label}>{label}</span>
            </li>
          ))}
        </ul>
        <ul className={styles.thresholds} aria-label="Thresholds">
          {thresholds.map(({ position, label }, index) => (
            <li
              key={label}
              className={styles.threshold}
              data-side={position / bars.length > 0.5 ? 'before' : 'after'}
              style={markerStyle(position, bars.length, index)}
            >
              {label}
            </li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
