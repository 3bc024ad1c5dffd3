import { useMemo } from 'react';
import { ChartMenu } from '#charts/chart-menu.tsx';
import { DistributionBars } from '#charts/distribution-bars.tsx';
import { useSession } from '#data/session-context.ts';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { spanOf } from '#features/navigation/span-choice.ts';
import { useGraphLink } from '#features/navigation/use-graph-link.ts';
import { useUnspoken } from '#features/query-state/spoken-messages.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { distributionCsv, distributionModel } from './distribution.ts';
import type { ShareIndicator } from './group-rows.ts';

/** How the observations behind some shares are spread, with the bounds the shares are taken at. */
export function DistributionSection({ indicators }: { indicators: readonly ShareIndicator[] }) {
  const url = useFigureState();
  const { instants } = useSession();
  const { plan, state } = useIndicatorResult(indicators[0], url);
  const samples = state.state === 'ready' ? state.result.samples : null;
  const model = useMemo(() => distributionModel(indicators, samples ?? []), [indicators, samples]);
  const message = useUnspoken(
    state.state === 'failed'
      ? state.error.message
      : state.state === 'loading'
        ? 'Loading …'
        : 'Nothing was observed in this window.',
  );
  const graphUrl = useGraphLink({
    exprs: plan?.queries.query === undefined ? [] : [plan.queries.query.expr],
    source: plan?.indicator.source,
    span: spanOf({ window: plan?.window ?? null, at: url.at }, instants.current()),
  });
  const title = indicators.map(({ title: one }) => one).join(', ');
  if (indicators.length === 0) return null;
  return (
    <Section title="Distribution">
      <div data-chart={title} data-state={state.state}>
        <DistributionBars
          title={title}
          bars={model.bars}
          thresholds={model.thresholds}
          emptyText={message}
          menu={
            <ChartMenu
              title={title}
              csv={() => distributionCsv(model)}
              graphUrl={graphUrl}
              isEmpty={model.bars.length === 0}
            />
          }
        />
        <StaleNote since={staleSince([state])} />
        <ServerWarnings warnings={warningsOf([state])} />
      </div>
      <Facts facts={model.shares.map(({ title, text }) => ({ term: title, detail: text }))} />
    </Section>
  );
}
