import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { latencyIds } from '#scorecard/indicator-ids.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { Section } from '#ui/section.tsx';
import { IndicatorList } from './indicator-list.tsx';

/** MTTR and MTBF, and the figures of the charts that have no tile of their own. */
export function ReliabilitySection({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const shown = new Set(config.views.operations);
  const charted = new Set([...latencyIds(config), ...config.views.charts]);
  const ids = [
    ...config.indicators.filter(({ kind }) => kind === 'incidents'),
    ...config.indicators.filter(({ id }) => charted.has(id) && !shown.has(id)),
  ].map(({ id }) => id);
  return (
    <Section title="Reliability and load">
      <IndicatorList figures={figuresOf(ids, scorecard.evaluations, config.currency ?? DEFAULT_CURRENCY)} />
    </Section>
  );
}
