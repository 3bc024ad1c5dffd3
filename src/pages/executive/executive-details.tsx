import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { AttentionSection } from '#features/grade/attention-section.tsx';
import { PillarCard } from '#features/grade/pillar-card.tsx';
import { ScorecardTable } from '#features/grade/scorecard-table.tsx';
import { RecentHistory } from '#features/history/recent-history.tsx';
import { DEFAULT_CURRENCY } from '#scorecard/explain/figures.ts';
import { needsAttention } from '#scorecard/explain/needs-attention.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import styles from '#ui/page-layout.module.css';
import { Section } from '#ui/section.tsx';
import { useFigureState } from '#url/use-figure-state.ts';

/** Where the grade comes from, below the grade and the key figures: each pillar, and what needs attention. */
export function ExecutiveDetails({
  scorecard: { evaluations, pillars, grade },
}: {
  scorecard: CurrentScorecard;
}) {
  const { config, instants } = useSession();
  const { at } = useFigureState();
  const currency = config.currency ?? DEFAULT_CURRENCY;
  const rows = useMemo(() => pillarRows(pillars, currency), [pillars, currency]);
  const now = at ?? instants.current();
  const attention = useMemo(() => needsAttention(config, evaluations, now), [config, evaluations, now]);
  return (
    <>
      <div className={styles.pair}>
        <ScorecardTable pillars={rows} />
        <AttentionSection {...attention} isLoading={grade === null} />
      </div>
      <Section
        title="Pillars"
        lead="A pillar takes its headline’s status, lowered if another indicator fails."
      >
        <div className={styles.pillars}>
          {rows.map((pillar) => (
            <PillarCard key={pillar.id} pillar={pillar} />
          ))}
        </div>
      </Section>
      <RecentHistory isGraded={grade !== null} />
    </>
  );
}
