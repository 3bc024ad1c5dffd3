import { useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useDefinitionsBreak } from '#state/definitions-break.ts';

/** When targets or definitions changed, as far as this browser has seen: figures on either side are not comparable. */
export function useDefinitionMarks(): readonly EpochMs[] {
  const { config, instants } = useSession();
  const { since, changes, earlier } = useDefinitionsBreak(config, instants.clock);
  return useMemo(
    () => (changes.length === 0 ? earlier : [...new Set([...earlier, since])]),
    [since, changes, earlier],
  );
}
