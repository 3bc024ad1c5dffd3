import { bucketCells } from '#compute/bucket-cells.ts';
import { formatValue } from '#compute/format-value.ts';
import type { DurationMs } from '#compute/units.ts';
import { HISTOGRAMS_LEFT_OUT } from '#prometheus/decode.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import { bucketGridOf } from '#scorecard/indicators/buckets.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import type { MeasuredTrend, TrendState } from '#scorecard/trends/trend-state.ts';

export type HeatMapModel = {
  readonly state: 'loading' | 'failed' | 'empty' | 'ready';
  /** Stands where cells would be. */
  readonly message: string;
  readonly heat: {
    readonly bounds: Float64Array;
    readonly times: Float64Array;
    readonly cells: Float64Array;
    readonly step: DurationMs;
  } | null;
  readonly formatBound: (bound: number) => string;
  readonly formatCount: (count: number) => string;
  readonly formatShare: (share: number) => string;
  readonly cellText: (time: DurationMs) => string;
};

const NO_SERIES = 'No data for this metric in this period';
const NO_BUCKETS =
  'Only buckets can be drawn as a map. This query answers without them, as quantiles computed by the server do.';

/** The distribution behind a percentile, over time: out of the very answer its line is measured from. */
export function heatMapModel(state: TrendState | undefined): HeatMapModel {
  const { unit, unitText } = state?.plan.indicator ?? { unit: 'seconds', unitText: undefined };
  const texts = {
    formatBound: (bound: number) => formatValue(bound, unit, { unitText }),
    formatCount: (count: number) => formatValue(count < 10 ? count : Math.round(count), 'count'),
    formatShare: (share: number) => formatValue(share, 'ratio'),
    cellText: (time: DurationMs) => `Requests in ${windowText(time)}`,
  };
  if (state === undefined) return { ...texts, state: 'empty', message: NO_SERIES, heat: null };
  if (state.state === 'failed')
    return { ...texts, state: 'failed', message: state.error.message, heat: null };
  const measured = state.state === 'ready' ? state : state.known;
  const heat = measured === null ? null : heatOf(measured);
  if (state.state === 'loading') return { ...texts, state: 'loading', message: 'Loading …', heat };
  if (heat !== null) return { ...texts, state: 'ready', message: NO_SERIES, heat };
  const { series = [], warnings = [] } = state.results.get('query') ?? {};
  const isWithoutBuckets = series.length > 0 || warnings.includes(HISTOGRAMS_LEFT_OUT);
  return { ...texts, state: 'empty', message: isWithoutBuckets ? NO_BUCKETS : NO_SERIES, heat: null };
}

function heatOf({ plan, results }: MeasuredTrend): HeatMapModel['heat'] {
  const result = results.get('query');
  if (result === undefined) return null;
  const { bounds, times, ...grid } = bucketGridOf(result, tileGrid(plan, result.at));
  return bounds.length === 0
    ? null
    : { bounds, times, cells: bucketCells({ bounds, times, ...grid }), step: plan.step };
}
