import { useContext } from 'react';
import type { EpochMs } from '#compute/units.ts';
import styles from './stale-note.module.css';
import { Time } from './time.tsx';
import { ZoneContext } from './zone-context.ts';

/** Stands with what could not be read anew, and says of when it is. Nothing where `since` is null: it is of now. */
export function StaleNote({ since }: { readonly since: EpochMs | null }) {
  const zone = useContext(ZoneContext);
  if (since === null) return null;
  return (
    <span className={styles.note} data-old="">
      old: the last that could be read, as of <Time at={since} zone={zone} precision="second" />
    </span>
  );
}
