import type { ReactNode } from 'react';
import type { EpochMs } from '#compute/units.ts';
import type { QueryView } from '#scorecard/evaluate/query-view.ts';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import styles from './query-state.module.css';
import { useUnspoken } from './spoken-messages.ts';

type Props<Data> = {
  readonly view: QueryView<Data>;
  /** Where what shows the data says itself of when they are, as a table does in its caption. */
  readonly isNoteInside?: boolean;
  readonly children: (data: Data, staleSince: EpochMs | null) => ReactNode;
};

/** What a section shows of its queries. Each of loading, failed, empty, stale and doubtful looks the same everywhere. */
export function QueryState<Data>({ view, isNoteInside = false, children }: Props<Data>) {
  const { status, data, message, staleSince, warnings } = view;
  const sentence = useUnspoken(message ?? '');
  return (
    <div className={styles.state} data-part="query-state" data-state={status}>
      {status === 'loading' && <Skeleton chars={40} />}
      {message !== null && <p>{sentence}</p>}
      {(!isNoteInside || data === null) && <StaleNote since={staleSince} />}
      {data !== null && children(data, staleSince)}
      <ServerWarnings warnings={warnings} />
    </div>
  );
}
