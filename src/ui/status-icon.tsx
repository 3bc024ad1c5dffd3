import type { Status } from '#compute/status.ts';
import styles from './status-icon.module.css';

/** Five silhouettes that differ without colour: arrow, disc, triangle, diamond, hatched square. */
function Shape({ status }: { readonly status: Status }) {
  switch (status) {
    case 'Exceeding':
      return <path className={styles.fill} d="M8 .8 15 8.2h-3.7v6.6H4.7V8.2H1z" />;
    case 'Met':
      return (
        <>
          <circle className={styles.fill} cx="8" cy="8" r="7.2" />
          <path className={styles.knockout} d="m4.6 8.3 2.4 2.4 4.5-5" />
        </>
      );
    case 'At risk':
      return (
        <>
          <path className={styles.fill} d="M8 .9 15.7 14.6H.3z" />
          <path className={styles.knockout} d="M8 5.8v4M8 12v.2" />
        </>
      );
    case 'Missed':
      return (
        <>
          <path className={styles.fill} d="M8 .2 15.8 8 8 15.8.2 8z" />
          <path className={styles.knockout} d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" />
        </>
      );
    case 'No data':
      return (
        <>
          <rect className={styles.outline} x="1.6" y="1.6" width="12.8" height="12.8" rx="1" />
          <path className={styles.hatch} d="M1.8 9.2 9.2 1.8M1.8 14.2 14.2 1.8M6.8 14.2l7.4-7.4" />
        </>
      );
  }
}

export function StatusIcon({ status }: { readonly status: Status }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" data-status={status} aria-hidden="true">
      <Shape status={status} />
    </svg>
  );
}
