import type { MouseEvent, ReactNode } from 'react';
import { formatUrlState, type View } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';

/** A link to a view that keeps everything else: a real address to copy or open in a tab, no reload when clicked. */
export function ViewLink({ view, children }: { view: View; children: ReactNode }) {
  const [url, setUrl] = useUrlState();
  const href = `./${formatUrlState({ ...url, view, indicator: null }, window.location.search)}`;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setUrl({ view, indicator: null });
  };
  return (
    <a href={href} onClick={go} aria-current={url.view === view ? 'page' : undefined}>
      {children}
    </a>
  );
}
