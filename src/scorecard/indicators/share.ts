import { shareAbove, shareAtMost } from '#compute/bucket-fraction.ts';
import type { DoubtCode } from '#compute/doubt-rule.ts';
import { formatValue } from '#compute/format-value.ts';
import { noData, ok, partial } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { commonBounds, LAYOUT } from '#scorecard/trust/bucket-layout.ts';
import { bucketAnswer } from '#scorecard/trust/response-unit.ts';
import { insteadText } from '#scorecard/trust/values-text.ts';
import { bucketFault, bucketsOf, finerBounds, interpolationOf, withoutBound } from './buckets-of.ts';
import type { Kind, Measurement, Part } from './kind.ts';
import { labelAbsent } from './label-absent.ts';

type Group = { readonly name: string; readonly share: ReturnType<typeof shareAtMost> };

/** Share of a distribution on one side of a bound; with `groupBy` the group that does worst counts. */
export const shareKind: Kind<IndicatorOf<'share'>> = {
  needs: (indicator) => [
    { name: 'query', template: indicator.query, shape: 'samples', ...bucketAnswer(indicator) },
  ],

  measure(indicator, results) {
    const layout = commonBounds(results.samples('query'), results.samples(LAYOUT));
    const { samples } = layout;
    const { groupBy, bound, side } = indicator;
    const told =
      groupBy === undefined ? samples : samples.filter(({ labels }) => labels[groupBy] !== undefined);
    const measured = groupShares(indicator, told).filter((group) => group.share.count > 0);
    const worst = worstGroup(measured, indicator.direction);
    const formula = `observations ${side === 'above' ? 'above' : 'of at most'} ${bound} ÷ all`;
    const unusable =
      bucketFault(samples, results.warnings?.('query') ?? []) ??
      (groupBy === undefined ? null : labelAbsent(samples.map(withoutLe), groupBy));
    if (unusable !== null || worst === null) {
      return { outcome: noData('no-observations'), ...unusable, n: 0, formula, parts: [] };
    }
    const { share } = worst;
    return {
      outcome: !share.exact
        ? partial(share.share, 'interpolated')
        : layout.boundsDiffer
          ? partial(share.share, 'bounds-differ')
          : ok(share.share),
      n: share.count,
      counts: { k: share.share * share.count, n: share.count },
      formula: groupBy === undefined ? formula : `${formula}, worst ${groupBy}`,
      parts: [
        ...measured.map((group): Part => ({ name: group.name, value: group.share.share, unit: 'ratio' })),
        { name: 'observations', value: share.count, unit: 'count' },
      ],
      isApproximate: layout.boundsDiffer,
      ...undecided(
        indicator,
        measured,
        samples,
        lackingText(samples, told, groupBy) ?? withoutBound(samples),
      ),
    };
  },
};

/** "2 of 4 series have no "solver"; they have …". */
function lackingText(
  samples: readonly Sample[],
  told: readonly Sample[],
  groupBy: string | undefined,
): string | null {
  if (told.length === samples.length) return null;
  const lacking = samples.filter((sample) => !told.includes(sample)).map(withoutLe);
  return `${lacking.length} of ${samples.length} series have no "${groupBy}"${insteadText(lacking)}`;
}

const withoutLe = (sample: Sample): Sample => {
  const { le: _, ...labels } = sample.labels;
  return { ...sample, labels };
};

/** What the bounds and the labels of the response leave open. */
function undecided(
  { target, bound, boundUnit, unit }: IndicatorOf<'share'>,
  groups: readonly Group[],
  samples: readonly Sample[],
  lacking: string | null,
): Pick<Measurement, 'doubts' | 'details'> {
  const open = groups.find(
    ({ share }) => target !== undefined && !share.exact && share.low < target && target < share.high,
  );
  const text = (value: number) => formatValue(value, unit);
  const doubts: DoubtCode[] = [];
  const details: Record<string, string> = {};
  if (open !== undefined) {
    doubts.push('target-inside-bucket');
    const add = boundUnit === undefined ? String(bound) : `${bound} (${formatValue(bound, boundUnit)})`;
    details['target-inside-bucket'] =
      `somewhere in ${text(open.share.low)} to ${text(open.share.high)}; ${finerBounds(samples, add)}`;
  }
  if (lacking !== null) {
    doubts.push('label-partly-absent');
    details['label-partly-absent'] = lacking;
  }
  return { doubts, details };
}

/** The share of each group; one group without a name when there is no grouping. */
export function groupShares(indicator: IndicatorOf<'share'>, samples: readonly Sample[]): readonly Group[] {
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
    share: measure(indicator.bound, bucketsOf(members), interpolationOf(members)),
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
