import { type DurationMs, durationMs, epochMs, HOUR } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { chooseStep, tileStep } from '#prometheus/step.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { Choice, Comparison } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { addressedTo, answerForm, type IndicatorPlan, lookBackOf, ownWindow } from './plan-indicator.ts';

/** The same figure over time: tiles of one step, which add up because they neither overlap nor leave a gap. */
export type TrendPlan = IndicatorPlan & {
  readonly span: DurationMs;
  readonly step: DurationMs;
  readonly offset: DurationMs | null;
};

export type TrendResolution = {
  readonly scrapeInterval: DurationMs;
  readonly maxPoints: number;
  readonly compare?: Comparison | null;
};

/** Whole steps, so that the points of both lines lie above each other. */
function offsetOf(compare: Comparison, span: DurationMs, step: DurationMs): DurationMs {
  const wanted = compare === 'previous' ? span : 7 * 24 * HOUR;
  return durationMs(Math.ceil(wanted / step) * step);
}

const SHORTEST_TREND = durationMs(24 * HOUR);

/** null where a trend has no meaning (an attestation) or is drawn another way (incidents). */
export function planTrend(
  indicator: Indicator,
  choice: Choice,
  { scrapeInterval, maxPoints, compare = null }: TrendResolution,
): TrendPlan | null {
  if (indicator.kind === 'attested' || indicator.kind === 'incidents' || indicator.kind === 'ordinal') {
    return null;
  }
  const own = ownWindow(indicator);
  const span = choice.window ?? durationMs(Math.max(own ?? 0, SHORTEST_TREND));
  // The step depends on the length of the span only, so that it stays the same from refresh to refresh.
  const options = { start: epochMs(0), end: epochMs(span), maxPoints, scrapeInterval };
  const step = tileStep(chooseStep(options), scrapeInterval);
  const offset = compare === null ? null : offsetOf(compare, span, step);
  const queries: Record<string, ExpressionQuery> = {};
  for (const need of kindOf(indicator).needs(indicator)) {
    queries[need.name] = {
      shape: 'tiles',
      expr: renderQuery(need.template, {
        window: lookBackOf(indicator, need, own === null ? null : step),
        filters: choice.filters,
      }),
      span,
      step,
      ...answerForm(need),
      ...(offset === null ? {} : { offset }),
    };
  }
  return {
    indicator,
    window: own === null ? null : step,
    queries: addressedTo(indicator, queries),
    fault: null,
    span,
    step,
    offset,
  };
}
