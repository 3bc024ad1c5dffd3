import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { definitionsOf } from '#config/definitions.ts';
import { type RememberedDefinitions, readRemembered, remember } from '#config/remembered-definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { followOtherTabs, keptAs } from './kept.ts';

/** Since when this browser knows the definitions of today, and what they replaced. */
export type DefinitionsBreak = {
  readonly hash: string;
  readonly since: EpochMs;
  /** Empty: they have been the same as long as this browser remembers. */
  readonly changes: readonly string[];
  /** When they had changed before. */
  readonly earlier: readonly EpochMs[];
};

type Remembered = { readonly definitions: RememberedDefinitions | null };

const useRemembered = create<Remembered>()(
  persist((): Remembered => ({ definitions: null }), {
    // Where two scorecards share an origin, each page remembers its own.
    name: `pillars.definitions ${globalThis.location?.pathname ?? ''}`,
    merge: (kept) => (kept as Remembered | undefined) ?? { definitions: null },
    storage: keptAs<Remembered>({
      read: (text) => ({ definitions: readRemembered(text) }),
      write: ({ definitions }) => (definitions === null ? null : JSON.stringify(definitions)),
    }),
  }),
);
followOtherTabs(useRemembered);

/** Remembers the definitions and tells when they last changed. Doing it again changes nothing. */
export function useDefinitionsBreak(config: ScorecardConfig, clock: () => EpochMs): DefinitionsBreak {
  const known = useRemembered(({ definitions }) => definitions);
  const remembered = useMemo(
    () => remember(known, definitionsOf(config), new Date(clock())),
    [known, config, clock],
  );
  useEffect(() => {
    useRemembered.setState({ definitions: remembered });
  }, [remembered]);
  return useMemo(
    () => ({
      hash: remembered.hash,
      since: epochMs(Date.parse(remembered.since)),
      changes: remembered.changes ?? [],
      earlier: remembered.earlier.map((instant) => epochMs(Date.parse(instant))),
    }),
    [remembered],
  );
}
