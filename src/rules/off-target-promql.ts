import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { matcherText } from '#scorecard/promql/matcher.ts';
import { readsClassicBuckets } from '#scorecard/promql/reads-classic-buckets.ts';
import { figurePromql, type Recorded } from './figure-promql.ts';
import { oneOf } from './promql-text.ts';

/**
 * PromQL that has a result while an indicator is off its target: Missed, or within its tolerance At risk.
 * null where there is no target, or nothing on the server that could miss it.
 */
export function offTargetPromql(indicator: Indicator, recorded: Recorded): string | null {
  if (indicator.kind === 'attested' || indicator.target === undefined) return null;
  if (indicator.kind === 'ordinal') return worseGradePromql(indicator, recorded);
  const figure = figurePromql(indicator, recorded);
  if (figure === null) return null;
  if (indicator.kind === 'band') return `abs(${figure} - ${indicator.target}) > ${indicator.band}`;
  const { direction, strict = false, target } = indicator;
  const sign = `${direction === 'atMost' ? '>' : '<'}${strict ? '=' : ''}`;
  const events = eventsPromql(indicator, recorded);
  const isEnough =
    indicator.minSamples === undefined || events === null ? '' : ` and ${events} >= ${indicator.minSamples}`;
  const limit = indicator.kind === 'quantile' ? beyondNoise(indicator) : target;
  return `${figure} ${sign} ${limit}${isEnough}`;
}

/** A percentile can be a bucket bound, which may carry float noise: 0.30000000000000004 does not miss 0.3. */
function beyondNoise({ direction, strict = false, target = 0 }: IndicatorOf<'quantile'>): number {
  const outwards = (direction === 'atMost') === !strict ? 1 : -1;
  return Number((target + outwards * Math.abs(target) * 1e-9).toPrecision(15));
}

function worseGradePromql({ target, scale, label }: IndicatorOf<'ordinal'>, recorded: Recorded): string {
  const good = scale.slice(0, scale.indexOf(target ?? '') + 1);
  return `max(${recorded('query', matcherText({ label, operator: '!~', value: oneOf(good) }))}) > 0`;
}

const excluded = ({ label, exclude }: IndicatorOf<'ratio'>): readonly string[] =>
  exclude === undefined ? [] : [matcherText({ label, operator: '!~', value: exclude })];

/** How many events the figure is made of, for indicators that want a least number of them. */
function eventsPromql(indicator: Indicator, recorded: Recorded): string | null {
  switch (indicator.kind) {
    case 'ratio':
      // Each group needs them, and the figure sees to it.
      if (indicator.groupBy !== undefined) return null;
      return `sum(${recorded('query', ...excluded(indicator))})`;
    case 'events':
      return `sum(${recorded('total')})`;
    case 'quantile':
    case 'share':
      return readsClassicBuckets(indicator.query)
        ? `sum(${recorded('query', 'le="+Inf"')})`
        : `sum(histogram_count(${recorded('query')}))`;
    case 'nativeQuantile':
      return `sum(${recorded('count')})`;
    default:
      return null;
  }
}
