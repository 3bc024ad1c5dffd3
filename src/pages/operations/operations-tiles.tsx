import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { figuresOf } from '#scorecard/explain/figures.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/chart-resolution.ts';
import styles from '#ui/page-layout.module.css';

/** The figures an operator looks at first. */
export function OperationsTiles({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const { currency } = config;
  return (
    <div className={styles.tiles}>
      {figuresOf(config.views.operations, scorecard.evaluations, currency).map((figure) => (
        <FigureTile key={figure.id} figure={figure} maxPoints={SPARKLINE_POINTS} />
      ))}
    </div>
  );
}
