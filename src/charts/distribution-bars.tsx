import type { ReactNode } from 'react';
import { type Column, Table } from '#ui/table.tsx';
import { useElementSize } from '#ui/use-element-size.ts';
import { BarPlot, type DistributionBar, type DistributionThreshold } from './bar-plot.tsx';
import { ChartFrame } from './chart-frame.tsx';
import styles from './distribution-bars.module.css';

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

/** Drawn at while the box has no size: not laid out yet, or a document without layout. */
const NOMINAL_WIDTH = 640;

/** How observations spread over bins, with the bounds that matter marked. */
export function DistributionBars(props: DistributionBarsProps) {
  const { title, bars, thresholds = [], height = 16, emptyText = 'No data in this window.', menu } = props;
  const [plotRef, size] = useElementSize<HTMLDivElement>();
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
      plotRef={plotRef}
    >
      <div className={styles.drawing}>
        <BarPlot
          summary={`${title}: bar chart of ${bars.length} bins.`}
          width={size.width || NOMINAL_WIDTH}
          height={size.height || height * size.fontSize}
          em={size.fontSize}
          bars={bars}
          thresholds={thresholds}
        />
      </div>
      <div className={styles.read}>
        <ul aria-label={title}>
          {bars.map(({ label, shareText }) => (
            <li key={label}>
              {shareText} in {label}
            </li>
          ))}
        </ul>
        <ul aria-label="Thresholds">
          {thresholds.map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
