import styles from './heat-map.module.css';
import { type CountRange, intensity, legendCounts } from './heat-scale.ts';

type Props = {
  readonly range: CountRange;
  /** "requests in 1 h" */
  readonly what: string;
  readonly formatCount: (count: number) => string;
};

/** Which shade is how many. */
export function HeatLegend({ range, what, formatCount }: Props) {
  return (
    <div className={styles.legend} data-part="heat-legend" data-picture="boxes">
      <span>{what}, logarithmic:</span>
      {legendCounts(range).map((count) => (
        <span key={count} className={styles.shade}>
          <span className={styles.swatch}>
            <span className={styles.fill} data-swatch="" style={{ opacity: intensity(count, range) }} />
          </span>
          {formatCount(count)}
        </span>
      ))}
      <span className={styles.shade}>
        <span className={styles.swatch}>
          <span className={styles.unknown} data-swatch="hatch" />
        </span>
        no data
      </span>
    </div>
  );
}
