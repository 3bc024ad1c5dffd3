import { formatDuration } from '#compute/duration.ts';
import { fromBaseUnit, type QueryUnit, toBaseUnit } from '#compute/query-unit.ts';
import { type DurationMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import type { BudgetIndicator } from '#scorecard/indicators/budget-indicator.ts';
import { labelText, matcherText } from '#scorecard/promql/matcher.ts';
import { readsClassicBuckets } from '#scorecard/promql/reads-classic-buckets.ts';
import { markedCounter } from '#scorecard/trust/form-fault.ts';
import { matchBound } from './promql-text.ts';
import { canBeShort, SINCE, SINCE_STEP } from './since-query.ts';

/** How often a level is recorded: what one sample of it stands for. */
export const LEVEL_INTERVAL = MINUTE;

/** Selects the recorded response to one of an indicator's queries, narrowed down by matchers. */
export type Recorded = (need: string, ...matchers: readonly string[]) => string;

/**
 * The figure of an indicator in PromQL over its recorded raw series, by the same formula as in the browser.
 * null where a server has no part in it (an attestation) or it is no number (a grade).
 */
export function figurePromql(indicator: Indicator, recorded: Recorded): string | null {
  switch (indicator.kind) {
    case 'ratio':
      return ratioPromql(indicator, recorded);
    case 'events':
      return eventsPromql(indicator, recorded);
    case 'quantile':
      return inBase(indicator, `histogram_quantile(${indicator.q}, sum by (le) (${recorded('query')}))`);
    case 'nativeQuantile':
      return inBase(
        indicator,
        `${indicator.direction === 'atMost' ? 'max' : 'min'}(histogram_quantile(${indicator.q}, ${recorded('query')}))`,
      );
    case 'share':
      return sharePromql(indicator, recorded);
    case 'rate':
      return `sum(${recorded('query')}) / (${coveredPromql(indicator.window, recorded)} / ${indicator.per / SECOND})`;
    case 'quotient':
      return adjustedPromql(
        indicator,
        inBase(indicator, `sum(${recorded('numerator')}) / sum(${recorded('denominator')})`),
      );
    case 'gauge':
      return adjustedPromql(
        indicator,
        inBase(indicator, `${indicator.across === 'mean' ? 'avg' : indicator.across}(${recorded('query')})`),
      );
    case 'incidents':
      return incidentsPromql(indicator, recorded);
    case 'band':
      return `sum(${recorded('actual')}) / (sum(${recorded('planned')}) * ${coveredPromql(indicator.window, recorded)} / ${indicator.period / SECOND}) - 1`;
    case 'ordinal':
    case 'attested':
      return null;
  }
}

/** Brought to the unit of the target: the recorded series are as the server has them. */
function inBase({ queryUnit }: { readonly queryUnit?: QueryUnit | undefined }, figure: string): string {
  if (queryUnit === undefined) return figure;
  const divisor = fromBaseUnit(1, queryUnit);
  return divisor >= 1 ? `${figure} / ${divisor}` : `${figure} * ${toBaseUnit(1, queryUnit)}`;
}

function adjustedPromql({ scale, clamp }: IndicatorOf<'gauge' | 'quotient'>, figure: string): string {
  const product = scale === undefined ? figure : `${figure} * ${scale}`;
  return clamp === undefined ? product : `clamp(${product}, ${clamp[0]}, ${clamp[1]})`;
}

/** The seconds of a window that there is data for. */
const coveredPromql = (window: DurationMs, recorded: Recorded): string =>
  canBeShort(window)
    ? `clamp_max(time() - min(${recorded(SINCE)}) + ${SINCE_STEP / SECOND}, ${window / SECOND})`
    : String(window / SECOND);

/** A class without a series is none at all, but only where the total exists. A group without enough events has no share. */
function ratioPromql(
  { label, bad, good, exclude, report, groupBy, minSamples, direction }: IndicatorOf<'ratio'>,
  recorded: Recorded,
): string {
  // What has no such label, or is neither good nor bad where both are named, is not known.
  const known =
    good === undefined || bad === undefined
      ? matcherText({ label, operator: '!=', value: '' })
      : matcherText({ label, operator: '=~', value: `(?:${bad})|(?:${good})` });
  const counted = [
    known,
    ...(exclude === undefined ? [] : [matcherText({ label, operator: '!~', value: exclude })]),
    ...(groupBy === undefined ? [] : [matcherText({ label: groupBy, operator: '!=', value: '' })]),
  ];
  const sum = groupBy === undefined ? 'sum' : `sum by (${labelText(groupBy)}) `;
  const valid = `${sum}(${recorded('query', ...counted)})`;
  const isMarked = matcherText({ label, operator: '=~', value: bad ?? good ?? '' });
  const marked = `${sum}(${recorded('query', isMarked, ...counted)})`;
  const enough =
    groupBy === undefined ? valid : `(${valid} ${minSamples === undefined ? '> 0' : `>= ${minSamples}`})`;
  const share = `(${marked} or 0 * ${valid}) / ${enough}`;
  const asked = (bad === undefined) === (report === 'good') ? share : `1 - ${share}`;
  if (groupBy === undefined) return asked;
  return `${direction === 'atLeast' ? 'min' : 'max'}(${asked})`;
}

/** A counter without a series has counted nothing, but only where the total exists. */
function eventsPromql(indicator: IndicatorOf<'events'>, recorded: Recorded): string {
  const { need } = markedCounter(indicator);
  const total = `sum(${recorded('total')})`;
  const share = `(sum(${recorded(need)}) or 0 * ${total}) / ${total}`;
  return need === indicator.report ? share : `1 - ${share}`;
}

/** The share of bad events of an indicator with an error budget. */
export function badSharePromql(indicator: BudgetIndicator, recorded: Recorded): string | null {
  if (indicator.kind !== 'share') return figurePromql({ ...indicator, report: 'bad' }, recorded);
  const other = indicator.side === 'above' ? 'atMost' : 'above';
  const side = indicator.direction === 'atLeast' ? other : indicator.side;
  return figurePromql({ ...indicator, side }, recorded);
}

/**
 * Of classic buckets exact where the bound is a bucket's; elsewhere the server has nothing to count and there is no
 * figure. Of native histograms interpolated by the server.
 */
function sharePromql(
  { query, bound: inBaseUnit, queryUnit, side, groupBy, direction }: IndicatorOf<'share'>,
  recorded: Recorded,
): string {
  const bound = queryUnit === undefined ? inBaseUnit : fromBaseUnit(inBaseUnit, queryUnit);
  const by = groupBy === undefined ? '' : ` by (${labelText(groupBy)}) `;
  const share = readsClassicBuckets(query)
    ? `sum${by}(${recorded('query', matchBound(bound))}) / sum${by}(${recorded('query', 'le="+Inf"')})`
    : `histogram_fraction(-Inf, ${bound}, sum${by}(${recorded('query')}))`;
  const asked = side === 'above' ? `1 - ${share}` : share;
  if (groupBy === undefined) return asked;
  return `${direction === 'atLeast' ? 'min' : 'max'}(${asked})`;
}

/** As in the browser, but for its merging of short gaps. A fall from 1 to 0 is the end of an incident. */
function incidentsPromql({ measure, window }: IndicatorOf<'incidents'>, recorded: Recorded): string {
  const slots = `${recorded('down')}[${formatDuration(window)}]`;
  const downtime = `sum(sum_over_time(${slots})) * ${LEVEL_INTERVAL / SECOND}`;
  const count = `sum(resets(${slots}))`;
  switch (measure) {
    case 'count':
      return count;
    case 'mttr':
      return `${downtime} / (${count} > 0)`;
    case 'mtbf':
      return `(${window / SECOND} - ${downtime}) / (${count} > 0)`;
  }
}
