import type { CSSProperties } from 'react';
import styles from './budget-band.module.css';
import type { BudgetPosition } from './budget-position.ts';

const percent = (share: number): string => `${100 * share}%`;

/** Spend on a line with the band it may lie in. */
export function BudgetBand({ position }: { position: BudgetPosition }) {
  const { side, amounts, verdict, place, low, high } = position;
  const places = {
    '--place': percent(place),
    '--low': percent(low),
    '--high': percent(high),
  } as CSSProperties;
  return (
    <div className={styles.budget} data-part="budget" data-side={side}>
      <p className={styles.amounts}>{amounts}</p>
      <div className={styles.line} style={places} aria-hidden="true">
        <span className={styles.band} />
        <span className={styles.plan} />
        <span className={styles.spend} />
      </div>
      <p className={styles.verdict}>{verdict}</p>
    </div>
  );
}
