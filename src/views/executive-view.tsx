import { useMemo } from 'react';
import { executiveModel } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { SPARKLINE_POINTS } from '#scorecard/view-needs.ts';
import { Section } from '#ui/section.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { AttentionSection } from './attention-section.tsx';
import { FigureTile } from './figure-tile.tsx';
import { GradeHero } from './grade-hero.tsx';
import { PillarCard } from './pillar-card.tsx';
import { ScorecardTable } from './scorecard-table.tsx';
import styles from './view.module.css';

/** Are we excellent, why, and what needs attention? */
export function ExecutiveView({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const [url] = useUrlState();
  const trends = useTrends(config.views.executive, SPARKLINE_POINTS, url);
  const model = useMemo(() => executiveModel(config, scorecard), [config, scorecard]);
  return (
    <div className={styles.view}>
      <GradeHero
        title={model.title}
        grade={scorecard.grade}
        sentence={model.sentence}
        measured={model.measured}
      />
      <div className={styles.tiles} data-part="key-figures">
        {model.tiles.map((figure) => (
          <FigureTile key={figure.id} figure={figure} trend={trends.get(figure.id)} />
        ))}
      </div>
      <div className={styles.pair}>
        <ScorecardTable pillars={model.pillars} />
        <AttentionSection items={model.attention} isLoading={scorecard.grade === null} />
      </div>
      <Section title="Pillars" lead="Each pillar stands as its leading figure does, held back by the others.">
        <div className={styles.pillars}>
          {model.pillars.map((pillar) => (
            <PillarCard key={pillar.id} pillar={pillar} />
          ))}
        </div>
      </Section>
    </div>
  );
}
