import { eventsNeeded } from '#compute/events-needed.ts';
import { formatValue } from '#compute/format-value.ts';
import { isSameBound } from '#compute/same-bound.ts';
import { type Indicator, nameOf } from '#config/indicator.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { targetText, windowText } from '#scorecard/explain/figure.ts';
import { areNative, bucketsOf } from '#scorecard/indicators/buckets-of.ts';
import type { TargetHint } from './target-hint.ts';

/** What the server's responses say about targets: buckets that do not fit them, and too little traffic. */
export const measuredHints = (evaluations: Iterable<Evaluation>, currency: string): readonly TargetHint[] =>
  [...evaluations].flatMap((evaluation) =>
    evaluation.state === 'ready' ? [...boundHint(evaluation), ...volumeHint(evaluation, currency)] : [],
  );

const hint = ({ id }: Indicator, sentence: string): readonly TargetHint[] => [{ indicators: [id], sentence }];
/** A share is exact only at a bound; anywhere else it is a straight line between two. */
function boundHint({ indicator, results }: ReadyEvaluation): readonly TargetHint[] {
  const wanted =
    indicator.kind === 'quantile'
      ? indicator.target
      : indicator.kind === 'share'
        ? indicator.bound
        : undefined;
  const samples = results.get('query')?.samples ?? [];
  // Nobody chooses the bounds of a native histogram.
  if (areNative(samples)) return [];
  const bounds = bucketsOf(samples)
    .map(({ le }) => le)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (wanted === undefined || bounds.length === 0) return [];
  if (bounds.some((bound) => isSameBound(bound, wanted))) return [];
  const unit = indicator.kind === 'share' ? (indicator.boundUnit ?? 'score') : indicator.unit;
  const unitText = indicator.kind === 'share' ? undefined : indicator.unitText;
  const text = (value: number) => formatValue(value, unit, { unitText });
  const below = bounds.findLast((bound) => bound < wanted);
  const above = bounds.find((bound) => bound > wanted);
  const nearest =
    above === undefined
      ? `the highest is ${text(bounds.at(-1) ?? 0)}`
      : below === undefined
        ? `the lowest is ${text(above)}`
        : `the nearest are ${text(below)} and ${text(above)}`;
  return hint(
    indicator,
    `${text(wanted)} of ${nameOf(indicator)} is no bucket bound (${nearest}), so shares at it are interpolated; ` +
      `add le="${wanted}" where the histogram is made`,
  );
}

/** Where one bad event misses the target, the target measures luck. */
function volumeHint(
  { indicator, measurement: { n }, window }: ReadyEvaluation,
  currency: string,
): readonly TargetHint[] {
  const objective = objectiveOf(indicator);
  if (objective === null || n === null || window === null || !(n > 0)) return [];
  const needed = eventsNeeded(objective);
  if (!Number.isFinite(needed) || n >= needed) return [];
  return hint(
    indicator,
    `${nameOf(indicator)} ${targetText(indicator, currency) ?? ''} is decided by ${formatValue(n, 'count')} events ` +
      `in ${windowText(window)}: a single bad one misses it below ${formatValue(needed, 'count')}`,
  );
}

/** Share of the events that has to be good. */
function objectiveOf(indicator: Indicator): number | null {
  if (indicator.kind === 'quantile') return indicator.target === undefined ? null : indicator.q;
  if (indicator.kind !== 'ratio' && indicator.kind !== 'events' && indicator.kind !== 'share') return null;
  const { target, direction } = indicator;
  return target === undefined || target < 0 || target > 1
    ? null
    : direction === 'atLeast'
      ? target
      : 1 - target;
}
