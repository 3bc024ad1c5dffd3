import type { ReactNode } from 'react';
import type { View } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { UrlLink } from './url-link.tsx';

type ViewLinkProps = {
  readonly view: View;
  /** Of the view 'pillar': which one. */
  readonly pillar?: string | null;
  readonly children: ReactNode;
};

/** A link to a view that keeps everything else. */
export function ViewLink({ view, pillar = null, children }: ViewLinkProps) {
  const [url] = useUrlState();
  const isHere = url.view === view && url.pillar === pillar;
  return (
    <UrlLink change={{ view, pillar, indicator: null }} aria-current={isHere ? 'page' : undefined}>
      {children}
    </UrlLink>
  );
}
