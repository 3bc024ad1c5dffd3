import { useRef } from 'react';
import { ViewLink } from '#features/navigation/view-link.tsx';
import { Section } from '#ui/section.tsx';
import { useIdle } from '#ui/use-idle.ts';
import { useNearScreen } from '#ui/use-near-screen.ts';
import { RecentGrades } from './recent-grades.tsx';
import styles from './recent-history.module.css';

/** How the grade has been lately. As many queries as the scorecard itself: only for who gets this far down. */
export function RecentHistory({ isGraded }: { isGraded: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNearScreen(place);
  const isIdle = useIdle();
  const isWanted = isNear && isIdle && isGraded;
  return (
    <div
      ref={place}
      className={styles.place}
      data-part="recent-history"
      data-waiting={!isWanted || undefined}
    >
      <Section title="The last 30 days" actions={<ViewLink view="history">Grade history</ViewLink>}>
        <div className={styles.course}>{isWanted && <RecentGrades />}</div>
      </Section>
    </div>
  );
}
