import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { IndicatorList } from '#features/figure/indicator-list.tsx';
import { figuresOf } from '#scorecard/explain/figures.ts';
import { latencyIds } from '#scorecard/plan/indicator-ids.ts';
import { Section } from '#ui/section.tsx';

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
      <IndicatorList figures={figuresOf(ids, scorecard.evaluations, config.currency)} />
    </Section>
  );
}
