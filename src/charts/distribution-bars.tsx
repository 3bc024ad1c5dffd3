import type { CSSProperties, ReactNode } from 'react';
import { type Column, Table } from '#ui/table.tsx';
import { ChartFrame } from './chart-frame.tsx';
import styles from './distribution-bars.module.css';

export type DistributionBar = {
  /** The bin: "0.8–0.9" */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  /** "34 %" */
  readonly shareText: string;
};

export type DistributionThreshold = {
  /** How many bars lie before it; a fraction lies inside a bar. */
  readonly position: number;
  /** "Target: above 0.8" */
  readonly label: string;
};

export type DistributionBarsProps = {
  readonly title: string;
  readonly bars: readonly DistributionBar[];
  readonly thresholds?: readonly DistributionThreshold[];
  /** Height in rem, default 16. */
  readonly height?: number;
  readonly emptyText?: string;
  readonly menu?: ReactNode;
};

const COLUMNS: readonly Column[] = [
  { id: 'bin', header: 'From – to' },
  { id: 'share', header: 'Share', align: 'end' },
];

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
  const { title, bars, thresholds = [], height = 16, emptyText = 'No data in this window.', menu } = props;
  const largest = bars.reduce((most, { share }) => Math.max(most, share), 0);
  return (
    <ChartFrame
      title={title}
      height={height}
      empty={largest > 0 ? undefined : emptyText}
      menu={menu}
      table={() => (
        <Table
          caption={title}
          captionHidden
          density="compact"
          columns={COLUMNS}
          rows={bars.map(({ label, shareText }) => ({ id: label, cells: [label, shareText] }))}
        />
      )}
    >
      <div className={styles.plot} data-picture="boxes">
        <ul className={styles.bars} aria-label={title} style={headStyle(thresholds.length)}>
          {bars.map(({ label, share, shareText }) => (
            <li key={label} className={styles.bin}>
              <span className={styles.column}>
                <span className={styles.share}>{shareText}</span>
                <span className={styles.bar} data-swatch="" style={barStyle(share, largest)} />
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
              data-swatch="edge"
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
