import { Sparkline } from '#charts/sparkline.tsx';
import { useSession } from '#data/session-context.ts';
import { useTrends } from '#data/use-trends.ts';
import { useIsSpoken } from '#features/query-state/spoken-messages.ts';
import { coverageText } from '#scorecard/evaluate/known-part.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import { warningsOfTrends } from '#scorecard/trends/trend-state.ts';
import { Button } from '#ui/button.tsx';
import { ServerWarnings, ServerWarningsMark } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { StatTile, type TileResult } from '#ui/stat-tile.tsx';
import { useIdle } from '#ui/use-idle.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { changeUrlState } from '#url/use-url-state.ts';
import { ExemptionNote } from './exempt-mark.tsx';
import styles from './figure-tile.module.css';
import { useFigureChange } from './use-period-change.ts';

type FigureTileProps = {
  readonly figure: Figure;
  readonly maxPoints: number;
  readonly hasSparkline?: boolean;
};

/**
 * A figure with its target, status and recent course; opens how it came about.
 * @param props.maxPoints how finely its course is drawn
 * @param props.hasCourse false where the course stands beside the tile
 */
export function FigureTile({ figure, maxPoints, hasSparkline = true }: FigureTileProps) {
  const isIdle = useIdle();
  const isSpoken = useIsSpoken();
  const result = useResultOf(figure, isSpoken);
  return (
    <div data-indicator={figure.id} data-text={figure.text}>
      <StatTile
        title={figure.title}
        headingLevel={2}
        result={result}
        {...(figure.target === null ? {} : { target: `Target ${figure.target}` })}
        {...(figure.window === null ? {} : { window: figure.window })}
        {...(figure.reason === null || isSpoken(figure.reason) ? {} : { reason: figure.reason })}
        notes={figure.notes}
        {...(figure.exemption === null ? {} : { exemption: <ExemptionNote exemption={figure.exemption} /> })}
        delta={isIdle && <TileChange id={figure.id} maxPoints={maxPoints} />}
        onOpen={() => changeUrlState({ indicator: figure.id })}
        {...(hasSparkline
          ? {
              spark: (
                <TileTrend id={figure.id} title={figure.title} notes={figure.notes} maxPoints={maxPoints} />
              ),
            }
          : {})}
      />
    </div>
  );
}

function useResultOf(figure: Figure, isSpoken: (message: string) => boolean): TileResult {
  const { scheduler } = useSession();
  switch (figure.state) {
    case 'loading':
      return { state: 'loading' };
    case 'no-data':
      return { state: 'no-data' };
    case 'error':
      // One cause behind all figures is said once, with the way out.
      if (figure.reason !== null && isSpoken(figure.reason)) return { state: 'no-data' };
      return {
        state: 'error',
        message: figure.reason ?? 'The query failed',
        retry: (
          <Button size="s" onClick={scheduler.refresh}>
            Try again
          </Button>
        ),
      };
    case 'value':
      return {
        state: figure.isStale ? 'stale' : 'value',
        figure: figure.text,
        value: figure.machineValue ?? '',
        ...(figure.status === null ? {} : { status: figure.status }),
      };
  }
}

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
      <StaleNote since={staleSince([state])} />
      <ServerWarnings warnings={warnings} />
    </>
  );
}

/** How a figure stands against the window before; nothing while that is not known. */
export function TileChange({ id, maxPoints }: { readonly id: string; readonly maxPoints: number }) {
  const change = useFigureChange(id, maxPoints);
  if (change === null) return null;
  return (
    <span className={styles.change} data-sense={change.sense} title={`${change.text}, ${change.sentence}`}>
      {change.text}
      <VisuallyHidden>, {change.sentence}</VisuallyHidden>
      <ServerWarningsMark warnings={change.warnings} />
    </span>
  );
}
