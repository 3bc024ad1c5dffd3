import { StatusMark } from '#ui/status-mark.tsx';
import type { RotatingPage } from './page-rotation.ts';
import styles from './wall-tabs.module.css';

/** Which pages there are, how each stands, and which one is shown. */
export function WallTabs({ pages, shown }: { pages: readonly RotatingPage[]; shown: string | null }) {
  return (
    <ol className={styles.tabs} aria-label="Pages">
      {pages.map(({ id, title, status }) => (
        <li key={id} className={styles.tab} aria-current={id === shown ? 'page' : undefined}>
          {status !== null && <StatusMark status={status} compact />}
          {title}
        </li>
      ))}
    </ol>
  );
}
