import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { SPARKLINE_POINTS } from '#scorecard/view-needs.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { FigureTile } from './figure-tile.tsx';
import styles from './view.module.css';

/** The figures an operator looks at first. */
export function OperationsTiles({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const [url] = useUrlState();
  const trends = useTrends(config.views.operations, SPARKLINE_POINTS, url);
  const currency = config.currency ?? DEFAULT_CURRENCY;
  return (
    <div className={styles.tiles}>
      {figuresOf(config.views.operations, scorecard.evaluations, currency).map((figure) => (
        <FigureTile key={figure.id} figure={figure} trend={trends.get(figure.id)} />
      ))}
    </div>
  );
}
