import type { PracticeLine } from '#scorecard/explain/practice-list.ts';
import styles from './practice-state.module.css';

/** Four discs that differ without colour: ticked, half, empty, struck out. */
function Shape({ state }: { state: PracticeLine['state'] }) {
  switch (state) {
    case 'in place':
      return (
        <>
          <circle className={styles.fill} cx="8" cy="8" r="7.2" />
          <path className={styles.knockout} d="m4.6 8.3 2.4 2.4 4.5-5" />
        </>
      );
    case 'partial':
      return (
        <>
          <circle className={styles.outline} cx="8" cy="8" r="6.4" />
          <path className={styles.fill} d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" />
        </>
      );
    case 'planned':
      return <circle className={styles.outline} cx="8" cy="8" r="6.4" />;
    case 'not applicable':
      return <path className={styles.outline} d="M2.5 8h11" />;
  }
}

/** How far a practice has come, as a shape and a word. */
export function PracticeState({ state }: { state: PracticeLine['state'] }) {
  return (
    <span className={styles.state} data-practice-state={state}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <Shape state={state} />
      </svg>
      {state}
    </span>
  );
}
