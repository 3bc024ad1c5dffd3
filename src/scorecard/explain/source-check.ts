import { formatDuration } from '#compute/duration.ts';
import type { Series } from '#compute/series.ts';
import { DAY, type DurationMs, durationMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { gridLength, niceStep } from '#prometheus/step.ts';
import { vectorSelectors } from '#prometheus/vector-selectors.ts';
import { addressed, type ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';

/** What the series behind a figure are like: how often they are scraped, and how much of the window they cover. */
export type SourceCheck = {
  /** The selector that was looked at. */
  readonly selector: string;
  /** As Prometheus durations. */
  readonly scrapeInterval: { readonly configured: string | null; readonly measured: string | null };
  /** Time of the window in which there are samples, in steps of `step`; null where the window is too short to tell. */
  readonly coverage: {
    readonly covered: string;
    readonly window: string;
    readonly share: number;
    readonly step: string;
  } | null;
};

export type TilesQuery = Extract<ExpressionQuery, { shape: 'tiles' }>;

const TILES = 60;
const SCRAPES_PER_TILE = 20;

/**
 * One query that tells both: how many samples the busiest series has in each tile of the window. Null where a
 * query selects nothing.
 */
export function sourceQuery(
  asked: Pick<ExpressionQuery, 'expr' | 'source'>,
  window: DurationMs | null,
  scrapeInterval: DurationMs,
): TilesQuery | null {
  const selector = vectorSelectors(asked.expr)[0];
  if (selector === undefined) return null;
  const span = window ?? HOUR;
  const step = niceStep(durationMs(Math.max(span / TILES, SCRAPES_PER_TILE * scrapeInterval)));
  const expr = `max(count_over_time(${selector}[${formatDuration(step)}]))`;
  return addressed({ shape: 'tiles', expr, span: durationMs(Math.max(span, step)), step }, asked);
}

/** Fewer tiles than these, and a share of them says nothing about the window. */
const ENOUGH_TILES = 10;

export function sourceCheck(
  { expr, span, step }: TilesQuery,
  { series, at }: Pick<QueryResult, 'series' | 'at'>,
  { window, configured }: { window: DurationMs | null; configured: DurationMs | null },
): SourceCheck {
  const tiles = gridLength(tileGrid({ span, step }, at));
  const counts = countsOf(series);
  const share = tiles === 0 ? 0 : counts.length / tiles;
  const measured = measuredInterval(counts, step);
  return {
    selector: vectorSelectors(expr)[0] ?? expr,
    scrapeInterval: {
      configured: configured === null ? null : formatDuration(configured),
      measured: measured === null ? null : formatDuration(measured),
    },
    coverage:
      window === null || tiles < ENOUGH_TILES
        ? null
        : {
            covered: coveredText(durationMs(counts.length * step)),
            window: formatDuration(window),
            share,
            step: formatDuration(step),
          },
  };
}

const coveredText = (covered: DurationMs): string => (covered === 0 ? '0s' : formatDuration(covered));

const countsOf = (series: readonly Series[]): readonly number[] =>
  [...(series[0]?.values ?? [])].filter((value) => value > 0);

const NICE_INTERVALS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * SECOND),
  ...[1, 2, 3, 5, 10, 15, 20, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12].map((n) => n * HOUR),
  DAY,
];

/**
 * The distance of samples, out of how many a tile holds. n samples are `step/n` apart, or `step/(n − 1)` where the
 * server counts both edges; whichever interval somebody would write down lies between is the one.
 */
function measuredInterval(counts: readonly number[], step: DurationMs): DurationMs | null {
  const sorted = [...counts].sort((a, b) => a - b);
  const typical = sorted[Math.floor(sorted.length / 2)];
  if (typical === undefined) return null;
  const least = step / (typical + 1);
  const most = typical < 2 ? step : step / (typical - 1);
  const nice = NICE_INTERVALS.filter((interval) => interval >= least && interval <= most);
  const closest = nice.sort((a, b) => Math.abs(a - step / typical) - Math.abs(b - step / typical))[0];
  return durationMs(closest ?? Math.max(SECOND, Math.round(step / typical / SECOND) * SECOND));
}
