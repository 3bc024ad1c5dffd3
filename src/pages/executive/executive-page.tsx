import { Suspense, useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { GradeHero } from '#features/grade/grade-hero.tsx';
import { executiveModel } from '#scorecard/explain/figures.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/resolution.ts';
import { optionalPart } from '#ui/optional-part.ts';
import styles from '#ui/page-layout.module.css';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';

const ExecutiveDetails = optionalPart(
  () => import('./executive-details.tsx').then((part) => part.ExecutiveDetails),
  DetailsMissing,
);

function DetailsMissing() {
  return <p role="status">The rest of this page could not be fetched; reload to try again.</p>;
}

const TO_COME = <div aria-busy="true" />;

/** Are we excellent, why, and what needs attention? */
export function ExecutiveView({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const isPainted = useAfterFirstPaint();
  const model = useMemo(() => executiveModel(config, scorecard), [config, scorecard]);
  return (
    <div className={styles.view}>
      <GradeHero title={model.title} grade={scorecard.grade} sentence={model.sentence} />
      <div className={styles.tiles} data-part="key-figures">
        {model.tiles.map((figure) => (
          <FigureTile key={figure.id} figure={figure} maxPoints={SPARKLINE_POINTS} />
        ))}
      </div>
      {/* A boundary of its own: the next one above would hide the figures until this has arrived. */}
      <Suspense fallback={TO_COME}>
        {isPainted ? <ExecutiveDetails scorecard={scorecard} /> : TO_COME}
      </Suspense>
    </div>
  );
}
