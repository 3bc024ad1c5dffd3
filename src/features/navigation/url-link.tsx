import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { formatUrlState, type UrlState } from '#url/url-state.ts';
import { type ChangeUrlState, useUrlState } from '#url/use-url-state.ts';

type UrlLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> & {
  /** What the address says there; the rest stays. */
  readonly change: Partial<UrlState>;
  /** What stays, where that is not all the address says. */
  readonly from?: UrlState;
  /** A place on the page, with its #. */
  readonly hash?: string;
  /** Goes there, in place of a plain change of the address. */
  readonly onGo?: ChangeUrlState;
};

/** A link that changes the address: a real address to copy or to open in a tab, no reload when clicked. */
export function UrlLink({ change, from, hash = '', onGo, ...anchor }: UrlLinkProps) {
  const [url, setUrl] = useUrlState();
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    (onGo ?? setUrl)(change);
  };
  const query = formatUrlState({ ...(from ?? url), ...change }, window.location.search);
  return <a {...anchor} href={`./${query}${hash}`} onClick={go} />;
}
