import { useMemo } from 'react';
import { PlotGroup } from '#charts/plot-group.tsx';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { PracticesSection } from '#features/practices/practices-section.tsx';
import { figuresOf } from '#scorecard/explain/figures.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import { practiceList } from '#scorecard/explain/practice-list.ts';
import { pillarIds } from '#scorecard/plan/indicator-ids.ts';
import styles from '#ui/page-layout.module.css';
import { useFigureState } from '#url/use-figure-state.ts';
import { IndicatorCharts } from './indicator-charts.tsx';
import { PillarHead } from './pillar-head.tsx';
import { PillarSections } from './pillar-sections.tsx';

/** One pillar: how it stands and since when, out of what, and what people do to keep it up. */
export function PillarPage({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const url = useFigureState();
  const at = useAt(url.at);
  const { evaluations, pillars } = scorecard;
  const { currency } = config;
  const rows = useMemo(() => pillarRows(pillars, currency), [pillars, currency]);
  const figures = useMemo(
    () => figuresOf(pillarIds(config, url.pillar), evaluations, currency),
    [config, url.pillar, evaluations, currency],
  );
  const row = rows.find(({ id }) => id === url.pillar);
  if (row === undefined) return null;
  return (
    <div className={styles.view}>
      <PillarHead pillar={row} pillars={rows} />
      <PlotGroup>
        <IndicatorCharts figures={figures} />
      </PlotGroup>
      <PillarSections pillar={row.id} scorecard={scorecard} />
      <PracticesSection list={practiceList(config.practices, row, { at, evaluations, currency })} />
    </div>
  );
}
