import { useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { noteDefinitions } from '#scorecard/definitions-break.ts';
import { useSession } from '#scorecard/session-context.ts';

/** When targets or definitions changed, as far as this browser has seen: figures on either side are not comparable. */
export function useDefinitionMarks(): readonly EpochMs[] {
  const { config, instants } = useSession();
  return useMemo(() => {
    const { since, changes, earlier } = noteDefinitions(config, instants.clock());
    return changes.length === 0 ? earlier : [...earlier, since];
  }, [config, instants]);
}
