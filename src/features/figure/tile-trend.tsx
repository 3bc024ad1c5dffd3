import { Sparkline } from '#charts/sparkline.tsx';
import { useTrends } from '#data/use-trends.ts';
import { coverageText } from '#scorecard/evaluate/coverage-text.ts';
import { oldSince } from '#scorecard/evaluate/old-answer.ts';
import { warningsOfTrends } from '#scorecard/trends/trend-state.ts';
import { OldNote } from '#ui/old-note.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import styles from './tile-trend.module.css';

type TileTrendProps = {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
  /** What the tile says already. */
  readonly notes: readonly string[];
};

/** The recent course of a figure, and how much of the window it covers where that is not all. */
export function TileTrend({ id, title, maxPoints, notes }: TileTrendProps) {
  const url = useFigureState();
  const state = useTrends([id], maxPoints, url).get(id);
  if (state?.state !== 'ready') return null;
  const { trend, plan } = state;
  const { target } = plan.indicator;
  const warnings = warningsOfTrends([state]).filter((warning) => !notes.includes(warning));
  const coverage = coverageText(trend.covered, plan.span);
  return (
    <>
      <div className={styles.trend}>
        <div className={styles.line}>
          <Sparkline
            times={trend.times}
            values={trend.values}
            step={trend.step}
            {...(typeof target === 'number' && trend.times.length > 0 ? { target } : {})}
            label={`${title} over time`}
          />
        </div>
        {coverage !== null && <p className={styles.coverage}>{coverage}</p>}
      </div>
      <OldNote since={oldSince([state])} />
      <ServerWarnings warnings={warnings} />
    </>
  );
}
