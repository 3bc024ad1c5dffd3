import { Suspense, useMemo } from 'react';
import { executiveModel } from '#scorecard/executive-model.ts';
import { SPARKLINE_POINTS } from '#scorecard/resolution.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { optionalPart } from '#ui/optional-part.ts';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';
import { FigureTile } from './figure-tile.tsx';
import { GradeHero } from './grade-hero.tsx';
import styles from './view.module.css';

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
