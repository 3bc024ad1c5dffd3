import { createStore, del, get, set } from 'idb-keyval';
import { durationMs, MINUTE, SECOND } from '#compute/units.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Session } from './session.ts';
import { makeSnapshot, readSnapshot, restoreResults } from './snapshot.ts';

const KEY = 'last-good';
/** Televisions have cheap flash memory: often enough to be of use after a power cut, and no oftener. */
const SAVE_EVERY = durationMs(5 * MINUTE);
const FIRST_SAVE_AFTER = durationMs(10 * SECOND);

/** One connection for the life of the page, opened at first use: a browser without storage fails there, caught. */
const store = createStore('pillars', 'snapshots');

/** Those of all servers, for people: without credentials. */
const addressesOf = ({ source, sources }: Session): readonly string[] => [
  source.label,
  ...[...sources].map(([name, { label }]) => `${name} ${label}`),
];

/** Shows the responses remembered for this scorecard and server. What cannot be used is thrown away. */
export async function restoreSnapshot(session: Session): Promise<void> {
  const { config, instants, queries } = session;
  try {
    const stored: unknown = await get(KEY, store);
    if (stored === undefined) return;
    const fingerprint = fingerprintOf(config, addressesOf(session));
    const snapshot = readSnapshot(stored, { fingerprint, now: instants.clock() });
    if (snapshot === null) await del(KEY, store);
    else restoreResults(queries, snapshot);
  } catch {
    // Then the screen starts empty, as it would have without.
  }
}

/** Saves the responses in use now; only what this page itself was told, never what it merely remembers. */
export async function saveSnapshot(session: Session): Promise<void> {
  const { config, instants, queries } = session;
  const about = { fingerprint: fingerprintOf(config, addressesOf(session)), savedAt: instants.clock() };
  const snapshot = makeSnapshot(queries, about, ({ at }) => instants.ageOf(at).isWitnessed);
  if (snapshot.results.length === 0) return;
  try {
    await set(KEY, snapshot, store);
  } catch {
    // Nowhere to keep it: the screen works on without.
  }
}

/** Saves from time to time. @returns what ends it */
export function keepSnapshot(session: Session): () => void {
  const save = () => void saveSnapshot(session);
  const first = setTimeout(save, FIRST_SAVE_AFTER);
  const timer = setInterval(save, SAVE_EVERY);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
