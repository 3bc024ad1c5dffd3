import { chartModel } from '#scorecard/chart-model.ts';
import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { DAILY_POINTS } from '#scorecard/view-needs.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { DistributionSection } from './distribution-section.tsx';
import { FigureTile } from './figure-tile.tsx';
import { GroupsSection } from './groups-section.tsx';
import { TrendChart } from './trend-chart.tsx';
import styles from './view.module.css';

const TONES = ['a'] as const;

/** Are the answers right, tested, and computed fast? */
export function EngineeringView({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const currency = config.currency ?? DEFAULT_CURRENCY;
  const trends = useTrends(config.views.engineering, DAILY_POINTS, url);
  const shares = config.indicators.filter((indicator) => indicator.kind === 'share');
  const grouped = shares.filter(({ groupBy }) => groupBy !== undefined);
  // Bounds on one distribution stand in one picture; another query is another distribution.
  const plain = shares.filter(({ groupBy }) => groupBy === undefined);
  const distributions = [...new Set(plain.map(({ query }) => query))];
  const charted = config.views.engineering.flatMap((id) => {
    const state = trends.get(id);
    return state === undefined ? [] : [{ id, title: state.plan.indicator.title, state }];
  });
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Engineering</h1>
      <div className={styles.tiles}>
        {figuresOf(config.views.engineering, scorecard.evaluations, currency).map((figure) => (
          <FigureTile key={figure.id} figure={figure} maxPoints={DAILY_POINTS} />
        ))}
      </div>
      <div className={styles.pair}>
        {distributions.map((query) => (
          <DistributionSection key={query} indicators={plain.filter((share) => share.query === query)} />
        ))}
        {grouped.map((indicator) => (
          <GroupsSection key={indicator.id} indicator={indicator} />
        ))}
      </div>
      <div className={styles.charts}>
        {charted.map(({ id, title, state }) => (
          <TrendChart
            key={id}
            model={chartModel(title, [state], { at: url.at ?? instants.current(), currency })}
            tones={TONES}
            height={12}
          />
        ))}
      </div>
    </div>
  );
}
