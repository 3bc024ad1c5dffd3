import { createContext, useContext } from 'react';

/** What the notices above the view say already. */
export const SpokenMessages = createContext<ReadonlySet<string>>(new Set());

const DASH = '–';

/** Whether a notice above the view says the same for all. */
export function useIsSpoken(): (message: string) => boolean {
  const spoken = useContext(SpokenMessages);
  return (message) => spoken.has(message);
}

/** A sentence, or a dash where it is said above. */
export function useUnspoken(message: string): string {
  return useContext(SpokenMessages).has(message) ? DASH : message;
}
