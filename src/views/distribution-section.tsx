import { useMemo } from 'react';
import { DistributionBars } from '#charts/distribution-bars.tsx';
import { distributionModel } from '#scorecard/distribution.ts';
import type { ShareIndicator } from '#scorecard/group-rows.ts';
import { isOldAnswer } from '#scorecard/old-answer.ts';
import { usePlanReading } from '#scorecard/use-plan-reading.ts';
import { Facts } from '#ui/facts.tsx';
import { OldNote } from '#ui/old-note.tsx';
import { Section } from '#ui/section.tsx';
import { useUrlState } from '#url/use-url-state.ts';

/** How the observations behind some shares are spread, with the bounds the shares are taken at. */
export function DistributionSection({ indicators }: { indicators: readonly ShareIndicator[] }) {
  const [url] = useUrlState();
  const { state } = usePlanReading(indicators[0], url);
  const samples = state.state === 'ready' ? state.reading.samples : null;
  const model = useMemo(() => distributionModel(indicators, samples ?? []), [indicators, samples]);
  const message =
    state.state === 'failed'
      ? state.error.message
      : state.state === 'loading'
        ? 'Loading …'
        : 'Nothing was observed in this window.';
  if (indicators.length === 0) return null;
  return (
    <Section title="Distribution" {...(isOldAnswer(state) ? { lead: <OldNote /> } : {})}>
      <DistributionBars
        title={indicators.map(({ title }) => title).join(', ')}
        bars={model.bars}
        thresholds={model.thresholds}
        emptyText={message}
      />
      <Facts facts={model.shares.map(({ title, text }) => ({ term: title, detail: text }))} />
    </Section>
  );
}
