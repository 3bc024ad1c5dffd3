import type { MouseEvent, ReactNode } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { type Explanation, formatUrlState } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';

/** A link to the scorecard as it stood at an instant, and perhaps to what it has to say of its grade. */
export function DayLink({
  at,
  explain,
  children,
}: {
  at: EpochMs;
  explain: Explanation | null;
  children: ReactNode;
}) {
  const [url, setUrl] = useUrlState();
  const change = { view: 'executive', at, explain, period: null } as const;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setUrl(change);
  };
  return (
    <a href={`./${formatUrlState({ ...url, ...change }, window.location.search)}`} onClick={go}>
      {children}
    </a>
  );
}
