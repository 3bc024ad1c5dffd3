import type { ReactNode } from 'react';
import { useSession } from '#data/session-context.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { chartAnchor, goToChart } from './go-to-chart.ts';
import { UrlLink } from './url-link.tsx';

type ChartLinkProps = { readonly indicator: string; readonly children: ReactNode };

/** A link to the chart that shows an indicator over time; nothing for one that is on no pillar's page. */
export function ChartLink({ indicator, children }: ChartLinkProps) {
  const { config } = useSession();
  const found = config.indicators.find(({ id }) => id === indicator);
  if (found?.pillar === undefined) return null;
  const change = { view: 'pillar', pillar: found.pillar, indicator: null } as const;
  const hash = `#${chartAnchor(indicator)}`;
  return (
    <UrlLink change={change} hash={hash} onGo={() => goToChart(change, hash)} data-chart-of={indicator}>
      {children}
      <VisuallyHidden> of {found.title}</VisuallyHidden>
    </UrlLink>
  );
}
