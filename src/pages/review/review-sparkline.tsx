import { Sparkline } from '#charts/sparkline.tsx';
import { useTrends } from '#data/use-trends.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { warningsOfTrends } from '#scorecard/trends/trend-state.ts';
import { ServerWarningsMark } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './review-page.module.css';
import type { ReviewSpan } from './review-period.ts';

/** The course of a figure over the period under review; an empty place where it has none. */
export function ReviewSparkline({ indicator, span }: { indicator: string; span: ReviewSpan }) {
  const [{ filters }] = useUrlState();
  const choice = { window: span.length, filters, at: span.end };
  const state = useTrends([indicator], SPARKLINE_POINTS, choice).get(indicator);
  return (
    <span className={styles.course}>
      {state?.state === 'ready' && (
        <Sparkline
          times={state.trend.times}
          values={state.trend.values}
          step={state.trend.step}
          label={`${state.plan.indicator.title}, ${span.text}`}
        />
      )}
      {state !== undefined && <StaleNote since={staleSince([state])} />}
      <ServerWarningsMark warnings={state === undefined ? [] : warningsOfTrends([state])} />
    </span>
  );
}
