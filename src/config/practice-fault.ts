import { practiceOrderFault } from './order-fault.ts';
import type { Practice } from './practice.ts';

type Known = {
  /** Practices before this one. */
  readonly seen: ReadonlySet<string>;
  readonly pillarIds: ReadonlySet<string>;
};

/** What is wrong with a practice that its schema cannot see; null when nothing is. */
export function practiceFault(
  practice: Practice,
  { seen, pillarIds }: Known,
): { readonly field: string; readonly message: string } | null {
  const { id, pillar, state, reason } = practice;
  if (seen.has(id)) return { field: '.id', message: 'expected an id that is used once' };
  if (!pillarIds.has(pillar)) {
    return { field: '.pillar', message: `expected one of ${[...pillarIds].join(', ')}; got "${pillar}"` };
  }
  if (state === 'not applicable' && reason === undefined) {
    return { field: '.reason', message: 'expected a reason, since the practice is said not to apply' };
  }
  return practiceOrderFault(practice);
}
