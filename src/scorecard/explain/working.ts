import { prepareBuckets } from '#compute/bucket.ts';
import { bucketOfRank } from '#compute/bucket-rank.ts';
import { formatValue } from '#compute/format-value.ts';
import { SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { bucketsOf, interpolationOf } from '#scorecard/indicators/buckets-of.ts';
import { adjustedFormula } from '#scorecard/indicators/clamp.ts';
import { findIncidents } from '#scorecard/indicators/incidents.ts';
import { groupShares } from '#scorecard/indicators/share.ts';
import { valueText } from './figure.ts';

/** More numbers than these in a row tell less than how many there are. */
const LISTED = 6;

/**
 * The formula with the numbers put in: "1 − 126,992 ÷ 259,200,000 = 99.951 %". The result is the figure as it is
 * shown elsewhere; null where there is none, or nothing was calculated.
 */
export function workingOf(evaluation: ReadyEvaluation, currency: string): string | null {
  const { outcome } = evaluation.measurement;
  if (outcome.kind === 'no-data') return null;
  const calculation = calculationOf(evaluation, currency);
  return calculation === null ? null : `${calculation} = ${valueText(evaluation, outcome.value, currency)}`;
}

function calculationOf(evaluation: ReadyEvaluation, currency: string): string | null {
  const { indicator, measurement } = evaluation;
  const part = (name: string): string => {
    const found = measurement.parts.find((candidate) => candidate.name === name);
    return found === undefined ? '?' : formatValue(found.value, found.unit, { currency });
  };
  switch (indicator.kind) {
    case 'ratio': {
      const marked = indicator.bad === undefined ? 'good' : 'bad';
      const share = `${part(marked)} ÷ ${part('valid')}`;
      const group = measurement.group === undefined ? '' : `${measurement.group}: `;
      return group + (marked === indicator.report ? share : `1 − ${share}`);
    }
    case 'events': {
      const marked = indicator.bad === undefined ? 'good' : 'bad';
      const share = `${part(marked)} ÷ ${part('total')}`;
      return marked === indicator.report ? share : `1 − ${share}`;
    }
    case 'quotient':
      return adjustedFormula(indicator, `${part('numerator')} ÷ ${part('denominator')}`);
    case 'rate':
      return `${part('increase')} ÷ ${part('periods')}`;
    case 'band':
      return `${part('actual')} ÷ ${part('planned')} − 1`;
    case 'quantile':
      return interpolation(evaluation, indicator);
    case 'share':
      return worstShare(evaluation, indicator);
    case 'gauge': {
      const values = samplesOf(evaluation).map(({ value }) =>
        formatValue(value, indicator.unit, { currency, unitText: indicator.unitText }),
      );
      return adjustedFormula(indicator, `${indicator.across} of ${listed(values)}`);
    }
    case 'incidents':
      return ofIncidents(evaluation, indicator);
    // Of several histograms it is the worst one's, which the figure does not name.
    case 'nativeQuantile':
    case 'ordinal':
    case 'attested':
      return null;
  }
}

const samplesOf = ({ results }: ReadyEvaluation) => results.get('query')?.samples ?? [];

const listed = (values: readonly string[]): string =>
  values.length > LISTED ? `${values.length} values` : `(${values.join(', ')})`;

function interpolation(
  evaluation: ReadyEvaluation,
  { q, unit, unitText }: IndicatorOf<'quantile'>,
): string | null {
  const buckets = prepareBuckets(bucketsOf(samplesOf(evaluation)))?.buckets ?? [];
  const all = buckets.at(-1)?.count ?? 0;
  const rank = q * all;
  const index = bucketOfRank(
    rank,
    buckets.map(({ count }) => count),
    buckets.length,
  );
  const found = buckets[index];
  if (found === undefined) return null;
  const below = buckets[index - 1];
  const low = below?.le ?? 0;
  const bound = (value: number) => formatValue(value, unit, { unitText });
  if (!Number.isFinite(found.le)) return `open-ended bucket above ${bound(below?.le ?? 0)}`;
  const count = (value: number) => formatValue(value, 'count');
  const inside = count(found.count - (below?.count ?? 0));
  if (interpolationOf(samplesOf(evaluation)) === 'exponential' && low > 0) {
    return `${bound(low)} · (${bound(found.le)} ÷ ${bound(low)})^((${count(rank)} − ${count(below?.count ?? 0)}) ÷ ${inside})`;
  }
  return `${bound(low)} + (${bound(found.le)} − ${bound(low)}) · (${count(rank)} − ${count(below?.count ?? 0)}) ÷ ${inside}`;
}

function worstShare(evaluation: ReadyEvaluation, indicator: IndicatorOf<'share'>): string | null {
  const { outcome, n } = evaluation.measurement;
  if (outcome.kind === 'no-data') return null;
  const worst = groupShares(indicator, samplesOf(evaluation)).find(
    ({ share }) => share.share === outcome.value && share.count === n,
  );
  if (worst === undefined) return null;
  const { share, count } = worst.share;
  const name = indicator.groupBy === undefined ? '' : `${worst.name}: `;
  return `${name}${formatValue(share * count, 'count')} ÷ ${formatValue(count, 'count')}`;
}

function ofIncidents(evaluation: ReadyEvaluation, indicator: IndicatorOf<'incidents'>): string | null {
  const scans = evaluation.results.get('query')?.scans ?? [];
  const { summary } = findIncidents(indicator, scans, { at: evaluation.at, window: evaluation.window });
  const time = (ms: number) => formatValue(ms / SECOND, 'seconds');
  switch (indicator.measure) {
    case 'count':
      return `${summary.failures} started in the window`;
    case 'mttr':
      return summary.mttr === null
        ? null
        : `${time(summary.mttr * summary.resolved)} in all ÷ ${summary.resolved}`;
    case 'mtbf':
      return summary.failures === 0
        ? 'no failure in the operating time'
        : `${time(summary.uptime)} of operation ÷ ${summary.failures}`;
  }
}
