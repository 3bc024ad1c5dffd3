import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { AttentionSection } from '#features/grade/attention-section.tsx';
import { GradeHero } from '#features/grade/grade-hero.tsx';
import { PillarCard } from '#features/grade/pillar-card.tsx';
import { ScorecardTable } from '#features/grade/scorecard-table.tsx';
import { RecentHistory } from '#features/history/recent-history.tsx';
import { executiveModel } from '#scorecard/explain/figures.ts';
import { needsAttention } from '#scorecard/explain/needs-attention.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/chart-resolution.ts';
import styles from '#ui/page-layout.module.css';
import { Section } from '#ui/section.tsx';
import { useFigureState } from '#url/use-figure-state.ts';

type ScorecardProps = { readonly scorecard: CurrentScorecard };

/** Are we excellent, why, and what needs attention? */
export function ExecutivePage({ scorecard }: ScorecardProps) {
  const { config } = useSession();
  const model = useMemo(() => executiveModel(config, scorecard), [config, scorecard]);
  return (
    <div className={styles.view}>
      <GradeHero title={model.title} grade={scorecard.grade} sentence={model.sentence} />
      <div className={styles.tiles} data-part="key-figures">
        {model.tiles.map((figure) => (
          <FigureTile key={figure.id} figure={figure} maxPoints={SPARKLINE_POINTS} />
        ))}
      </div>
      <PillarsAndAttention scorecard={scorecard} />
      <RecentHistory isGraded={scorecard.grade !== null} />
    </div>
  );
}

/** Where the grade comes from: each pillar, and what needs attention. */
function PillarsAndAttention({ scorecard: { evaluations, pillars, grade } }: ScorecardProps) {
  const { config } = useSession();
  const { at } = useFigureState();
  const { currency } = config;
  const rows = useMemo(() => pillarRows(pillars, currency), [pillars, currency]);
  const now = useAt(at);
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
    </>
  );
}
