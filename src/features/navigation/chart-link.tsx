import type { MouseEvent, ReactNode } from 'react';
import { useSession } from '#data/session-context.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { formatUrlState } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { chartAnchor } from './chart-anchor.ts';
import { goToChart } from './go-to-chart.ts';

type ChartLinkProps = { readonly indicator: string; readonly children: ReactNode };

/** A link to the chart that shows an indicator over time; nothing for one that is on no pillar's page. */
export function ChartLink({ indicator, children }: ChartLinkProps) {
  const { config } = useSession();
  const [url] = useUrlState();
  const found = config.indicators.find(({ id }) => id === indicator);
  if (found?.pillar === undefined) return null;
  const change = { view: 'pillar', pillar: found.pillar, indicator: null } as const;
  const hash = `#${chartAnchor(indicator)}`;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goToChart(change, hash);
  };
  return (
    <a
      href={`./${formatUrlState({ ...url, ...change }, window.location.search)}${hash}`}
      onClick={go}
      data-chart-of={indicator}
    >
      {children}
      <VisuallyHidden> of {found.title}</VisuallyHidden>
    </a>
  );
}
