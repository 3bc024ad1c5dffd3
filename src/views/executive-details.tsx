import { useMemo } from 'react';
import { DEFAULT_CURRENCY } from '#scorecard/executive-model.ts';
import { needsAttention } from '#scorecard/needs-attention.ts';
import { pillarRows } from '#scorecard/pillar-rows.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { Section } from '#ui/section.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { AttentionSection } from './attention-section.tsx';
import { PillarCard } from './pillar-card.tsx';
import { RecentHistory } from './recent-history.tsx';
import { ScorecardTable } from './scorecard-table.tsx';
import styles from './view.module.css';

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
