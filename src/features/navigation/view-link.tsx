import type { MouseEvent, ReactNode } from 'react';
import { formatUrlState, type View } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';

type ViewLinkProps = {
  readonly view: View;
  /** Of the view 'pillar': which one. */
  readonly pillar?: string | null;
  readonly children: ReactNode;
};

/** A link to a view that keeps everything else: a real address to copy or open in a tab, no reload when clicked. */
export function ViewLink({ view, pillar = null, children }: ViewLinkProps) {
  const [url, setUrl] = useUrlState();
  const change = { view, pillar, indicator: null };
  const href = `./${formatUrlState({ ...url, ...change }, window.location.search)}`;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setUrl(change);
  };
  const isHere = url.view === view && url.pillar === pillar;
  return (
    <a href={href} onClick={go} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  );
}
