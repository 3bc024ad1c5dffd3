import type { EpochMs } from '#compute/units.ts';
import { useSession } from './session-context.ts';

/**
 * The instant that figures are about.
 * @param at the one that is fixed; null: that of the last refresh
 */
export function useAt(at: EpochMs | null): EpochMs {
  const { instants } = useSession();
  return at ?? instants.current();
}
