import { shareAbove, shareAtMost } from '#compute/bucket-fraction.ts';
import { noData, ok, partial } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind, Part } from '#scorecard/measurement.ts';
import { bucketsOf } from './buckets-of.ts';

type Group = { readonly name: string; readonly share: ReturnType<typeof shareAtMost> };

/** Share of a distribution on one side of a bound; with `groupBy` the group that does worst counts. */
export const shareKind: Kind<IndicatorOf<'share'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, readings) {
    const samples = readings.samples('query');
    const measured = shareOf(indicator, samples).filter((group) => group.share.count > 0);
    const worst = worstGroup(measured, indicator.direction);
    const formula = `observations ${indicator.side === 'above' ? 'above' : 'of at most'} ${indicator.bound} ÷ all`;
    if (worst === null) {
      return {
        outcome: noData(samples.length === 0 ? 'metric-absent' : 'no-observations'),
        n: 0,
        formula,
        parts: [],
      };
    }
    return {
      outcome: worst.share.exact ? ok(worst.share.share) : partial(worst.share.share, 'interpolated'),
      n: worst.share.count,
      counts: { k: worst.share.share * worst.share.count, n: worst.share.count },
      formula: indicator.groupBy === undefined ? formula : `${formula}, worst ${indicator.groupBy}`,
      parts: [
        ...measured.map((group): Part => ({ name: group.name, value: group.share.share, unit: 'ratio' })),
        { name: 'observations', value: worst.share.count, unit: 'count' },
      ],
    };
  },
};

/** The share of each group; one group without a name when there is no grouping. */
export function shareOf(indicator: IndicatorOf<'share'>, samples: readonly Sample[]): readonly Group[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const name = indicator.groupBy === undefined ? 'share' : (sample.labels[indicator.groupBy] ?? '');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [sample]);
    else group.push(sample);
  }
  const measure = indicator.side === 'above' ? shareAbove : shareAtMost;
  return [...groups].map(([name, members]) => ({
    name,
    share: measure(indicator.bound, bucketsOf(members)),
  }));
}

function worstGroup(groups: readonly Group[], direction: 'atMost' | 'atLeast'): Group | null {
  let worst: Group | null = null;
  for (const group of groups) {
    const isWorse =
      worst === null ||
      (direction === 'atLeast'
        ? group.share.share < worst.share.share
        : group.share.share > worst.share.share);
    if (isWorse) worst = group;
  }
  return worst;
}
