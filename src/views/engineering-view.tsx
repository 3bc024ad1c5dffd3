import { chartModel } from '#scorecard/chart-model.ts';
import { DEFAULT_CURRENCY, figuresOf } from '#scorecard/executive-model.ts';
import { DAILY_POINTS } from '#scorecard/resolution.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTrends } from '#scorecard/use-trends.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { FigureTile } from './figure-tile.tsx';
import { GaugeMembersSection } from './gauge-members-section.tsx';
import { SharesSections } from './shares-sections.tsx';
import { SlowestSection } from './slowest-section.tsx';
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
