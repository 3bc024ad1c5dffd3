import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useTrends } from '#data/use-trends.ts';
import { SlowestSection } from '#features/breakdown/slowest-section.tsx';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { GaugeMembersSection } from '#features/distribution/gauge-members-section.tsx';
import { SharesSections } from '#features/distribution/share-sections.tsx';
import { FigureTile } from '#features/figure/figure-tile.tsx';
import { figuresOf } from '#scorecard/explain/figures.ts';
import { chartModel } from '#scorecard/trends/chart-model.ts';
import { DAILY_POINTS } from '#scorecard/trends/chart-resolution.ts';
import styles from '#ui/page-layout.module.css';
import { useUrlState } from '#url/use-url-state.ts';

const TONES = ['a'] as const;

/** Are the answers right, tested, and computed fast? */
export function EngineeringPage({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const { currency } = config;
  const trends = useTrends(config.views.engineering, DAILY_POINTS, url);
  const shares = config.indicators.filter((indicator) => indicator.kind === 'share');
  const gauges = config.indicators
    .filter((indicator) => indicator.kind === 'gauge')
    .filter(({ id }) => config.views.engineering.includes(id));
  const charted = config.views.engineering.flatMap((id) => {
    const state = trends.get(id);
    return state === undefined ? [] : [{ id, title: state.plan.indicator.title, state }];
  });
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Engineering</h1>
      <div className={`${styles.tiles} ${styles.noted}`}>
        {figuresOf(config.views.engineering, scorecard.evaluations, currency).map((figure) => (
          <FigureTile key={figure.id} figure={figure} maxPoints={DAILY_POINTS} />
        ))}
      </div>
      <div className={styles.pair}>
        <SharesSections shares={shares} />
        {gauges.map((indicator) => (
          <GaugeMembersSection key={indicator.id} indicator={indicator} />
        ))}
        <SlowestSection />
      </div>
      <div className={styles.charts}>
        {charted.map(({ id, title, state }) => (
          <TrendChart
            key={id}
            model={chartModel(title, [state], {
              at: url.at ?? instants.current(),
              currency,
              findsUnusual: true,
            })}
            tones={TONES}
            height={12}
          />
        ))}
      </div>
    </div>
  );
}
