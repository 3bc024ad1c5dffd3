import { Sparkline } from '#charts/sparkline.tsx';
import { coverageText } from '#scorecard/coverage-text.ts';
import type { Figure } from '#scorecard/figure.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { TrendState } from '#scorecard/use-trends.ts';
import { Button } from '#ui/button.tsx';
import { StatTile, type TileReading } from '#ui/stat-tile.tsx';
import { useUrlState } from '#url/use-url-state.ts';

/** A figure with its target, status and recent course; opens how it came about. */
export function FigureTile({ figure, trend }: { figure: Figure; trend: TrendState | undefined }) {
  const [, setUrl] = useUrlState();
  const coverage = trend?.state === 'ready' ? coverageText(trend.trend.covered, trend.plan.span) : null;
  const notes = [...figure.notes, ...(coverage === null ? [] : [coverage])];
  return (
    <div data-indicator={figure.id} data-text={figure.text}>
      <StatTile
        title={figure.title}
        headingLevel={2}
        reading={useReadingOf(figure)}
        {...(figure.target === null ? {} : { target: `Target ${figure.target}` })}
        {...(figure.window === null ? {} : { window: figure.window })}
        {...(figure.reason === null ? {} : { reason: figure.reason })}
        notes={notes}
        onOpen={() => setUrl({ indicator: figure.id })}
        spark={<TileSparkline figure={figure} trend={trend} />}
      />
    </div>
  );
}

function useReadingOf(figure: Figure): TileReading {
  const { readings } = useSession();
  switch (figure.state) {
    case 'loading':
      return { state: 'loading' };
    case 'no-data':
      return { state: 'no-data' };
    case 'error':
      return {
        state: 'error',
        message: figure.reason ?? 'The query failed',
        retry: (
          <Button size="s" onClick={readings.refresh}>
            Try again
          </Button>
        ),
      };
    case 'value':
      return {
        state: figure.isOld ? 'stale' : 'value',
        figure: figure.text,
        value: figure.machineValue ?? '',
        ...(figure.status === null ? {} : { status: figure.status }),
      };
  }
}

function TileSparkline({ figure, trend }: { figure: Figure; trend: TrendState | undefined }) {
  if (trend?.state !== 'ready') return null;
  const { indicator } = trend.plan;
  return (
    <Sparkline
      times={trend.trend.times}
      values={trend.trend.values}
      step={trend.trend.step}
      {...(typeof indicator.target === 'number' && trend.trend.times.length > 0
        ? { target: indicator.target }
        : {})}
      label={`${figure.title} over time`}
    />
  );
}
