import { type BucketGrid, bucketGrid } from '#compute/bucket-grid.ts';
import type { Sample, Series } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { interpolationOf } from './buckets-of.ts';

/** The values of a label in some samples or series, each once; "" stands for those that lack it. */
export const groupsOf = (labelled: readonly Pick<Sample, 'labels'>[], by: string): readonly string[] => [
  ...new Set(labelled.map(({ labels }) => labels[by] ?? '')),
];

/** The samples or series of each value of a label. */
export function membersOf<Labelled extends Pick<Sample, 'labels'>>(
  labelled: readonly Labelled[],
  by: string,
): ReadonlyMap<string, readonly Labelled[]> {
  const members = new Map<string, Labelled[]>();
  for (const one of labelled) {
    const value = one.labels[by] ?? '';
    const known = members.get(value);
    if (known === undefined) members.set(value, [one]);
    else known.push(one);
  }
  return members;
}

const WIDTH = 1;

/**
 * The buckets of each group as a row of one block, so that the percentiles of thousands of groups cost no objects.
 * Rows stand where tiles of time do otherwise; their `times` have no meaning.
 */
export function groupGrid(samples: readonly Sample[], by: string, groups: readonly string[]): BucketGrid {
  const rows = new Map(groups.map((group, row) => [group, row]));
  const columns = new Map<string, { readonly times: number[]; readonly values: number[] }>();
  const inOrder = samples
    .map((sample) => ({ sample, row: rows.get(sample.labels[by] ?? '') ?? -1 }))
    .filter(({ row }) => row >= 0)
    .sort((a, b) => a.row - b.row);
  for (const { sample, row } of inOrder) {
    const le = sample.labels.le ?? '';
    const column = columns.get(le) ?? { times: [], values: [] };
    columns.set(le, column);
    column.times.push(row);
    column.values.push(sample.value);
  }
  const series = [...columns].map(
    ([le, { times, values }]): Series => ({
      labels: { le },
      times: Float64Array.from(times),
      values: Float64Array.from(values),
      interpolation: interpolationOf(samples),
    }),
  );
  const grid = { start: epochMs(0), end: epochMs(groups.length - 1), step: WIDTH as Grid['step'] };
  return bucketGrid(series, grid);
}
