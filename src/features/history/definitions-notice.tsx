import { useSession } from '#data/session-context.ts';
import { useDefinitionsBreak } from '#state/definitions-break.ts';
import { Notice } from '#ui/notice.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './definitions-notice.module.css';

/** What this browser knows of a change of targets, before somebody compares what cannot be compared. */
export function DefinitionsNotice({ measuredText }: { measuredText: string }) {
  const { config, instants } = useSession();
  const [{ zone }] = useUrlState();
  const known = useDefinitionsBreak(config, instants.clock);
  if (known.changes.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title="Targets or definitions changed: figures before and after are not comparable"
    >
      <p>
        First seen in this browser on <Time at={known.since} zone={zone} />. {measuredText}
      </p>
      <ul className={styles.changes}>
        {known.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Notice>
  );
}
