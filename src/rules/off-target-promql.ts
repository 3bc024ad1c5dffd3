import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
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
  return `${figure} ${sign} ${target}${isEnough}`;
}

function worseGradePromql({ target, scale, label }: IndicatorOf<'ordinal'>, recorded: Recorded): string {
  const good = scale.slice(0, scale.indexOf(target ?? '') + 1);
  return `max(${recorded('query', `${label}!~${quote(oneOf(good))}`)}) > 0`;
}

/** How many events the figure is made of, for indicators that want a least number of them. */
function eventsPromql(indicator: Indicator, recorded: Recorded): string | null {
  switch (indicator.kind) {
    case 'ratio':
      return `sum(${recorded('query', ...(indicator.exclude === undefined ? [] : [`${indicator.label}!~${quote(indicator.exclude)}`]))})`;
    case 'quantile':
    case 'share':
      return `sum(${recorded('query', 'le="+Inf"')})`;
    case 'nativeQuantile':
      return `sum(${recorded('count')})`;
    default:
      return null;
  }
}
