import { ViewLink } from '#features/navigation/view-link.tsx';
import type { PillarRow } from '#scorecard/explain/pillar-rows.ts';
import links from '#ui/page-links.module.css';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import styles from './pillar-head.module.css';

/** How a pillar stands, and the way to the others. */
export function PillarHead({ pillar, pillars }: { pillar: PillarRow; pillars: readonly PillarRow[] }) {
  return (
    <header className={styles.head}>
      <nav className={`${styles.nav} ${links.links}`} aria-label="Pillars">
        {pillars.map(({ id, title, status, isLoading }) => (
          <ViewLink key={id} view="pillar" pillar={id}>
            {title}
            {!isLoading && <StatusMark status={status} size="s" compact />}
          </ViewLink>
        ))}
      </nav>
      <div className={styles.line}>
        <h1 className={styles.title}>{pillar.title}</h1>
        {pillar.isLoading ? <Skeleton chars={9} /> : <StatusMark status={pillar.status} size="l" />}
      </div>
      {pillar.question !== null && <p className={styles.question}>{pillar.question}</p>}
      {pillar.heldBack !== null && <p className={styles.heldBack}>{pillar.heldBack}</p>}
    </header>
  );
}
