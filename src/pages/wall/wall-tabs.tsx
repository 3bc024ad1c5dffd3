import { StatusMark } from '#ui/status-mark.tsx';
import type { WallPage } from './wall-pages.ts';
import styles from './wall-tabs.module.css';

/** Which pages there are, how each stands, and which one is shown. */
export function WallTabs({ pages, shown }: { pages: readonly WallPage[]; shown: string | null }) {
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
