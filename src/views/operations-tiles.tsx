import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { SPARKLINE_POINTS } from '#scorecard/resolution.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { FigureTile } from './figure-tile.tsx';
import styles from './view.module.css';

/** The figures an operator looks at first. */
export function OperationsTiles({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const currency = config.currency ?? DEFAULT_CURRENCY;
  return (
    <div className={styles.tiles}>
      {figuresOf(config.views.operations, scorecard.evaluations, currency).map((figure) => (
        <FigureTile key={figure.id} figure={figure} maxPoints={SPARKLINE_POINTS} />
      ))}
    </div>
  );
}
