import { shareAbove } from '#compute/bucket-fraction.ts';
import { type BucketGrid, sumRows } from '#compute/bucket-grid.ts';
import { formatValue } from '#compute/format-value.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import { valueOrNull } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { type EpochMs, SECOND } from '#compute/units.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { groupGrid, groupsOf, membersOf } from '#scorecard/indicators/group-by-label.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';

/** One figure of one group: what is printed, and what it is sorted by (NaN for nothing). */
export type BreakdownCell = {
  readonly text: string;
  readonly value: number;
  /** Why to take it with care; null when there is no reason. */
  readonly doubt: string | null;
  readonly isOverTarget: boolean;
};

export type BreakdownRow = {
  /** The value of the label; "" for series without it. */
  readonly value: string;
  /** The value as it is printed. */
  readonly name: string;
  /** By the id of the column. */
  readonly cells: Readonly<Record<string, BreakdownCell>>;
};

export type BreakdownSamples = {
  readonly at: EpochMs;
  readonly buckets: readonly Sample[];
  /** null where none were asked for, or none have come. */
  readonly requests: readonly Sample[] | null;
  /** The same. */
  readonly marked: readonly Sample[] | null;
  readonly bucketsBefore: readonly Sample[] | null;
};

const NOTHING: BreakdownCell = { text: DASH, value: Number.NaN, doubt: null, isOverTarget: false };
const plain = (value: number, text: string): BreakdownCell =>
  Number.isNaN(value) ? NOTHING : { text, value, doubt: null, isOverTarget: false };

/** Every group with its figures. Percentiles come out of the group's own bucket counts, never out of percentiles. */
export function breakdownRows(plan: BreakdownPlan, samples: BreakdownSamples): readonly BreakdownRow[] {
  const { by } = plan;
  const groups = groupsOf([...samples.buckets, ...(samples.bucketsBefore ?? [])], by);
  const grid = groupGrid(samples.buckets, by, groups);
  const target = plan.latency.target ?? Number.POSITIVE_INFINITY;
  const slow = slowOf(grid, target);
  const slowBefore =
    samples.bucketsBefore === null ? null : slowOf(groupGrid(samples.bucketsBefore, by, groups), target);
  const known = new Set(groupsOf(samples.bucketsBefore ?? [], by));
  const isKnown = (group: string, now: number) =>
    // A server that has nothing of a group in the window before does not say that none of its requests were slow; where
    // none are now, none have been added whatever there was.
    known.has(group) || (known.size > 0 && now === 0);
  const changes = groups.map((group, row) => {
    const now = slow[row] ?? 0;
    if (slowBefore === null || samples.buckets.length === 0 || !isKnown(group, now)) return Number.NaN;
    return now - (slowBefore[row] ?? 0);
  });
  const allSlow = sum(slow);
  const allIncreases = sum(changes.filter((change) => change > 0));
  const percentiles = percentileCells(plan, grid);
  const errors = errorCells(plan, samples, groups);
  const counts = gridQuantiles(grid, []).counts;

  return groups.map((value, row) => {
    const perSecond = (counts[row] ?? 0) / (plan.window / SECOND);
    const slowShare = allSlow > 0 ? (slow[row] ?? 0) / allSlow : Number.NaN;
    return {
      value,
      name: value === '' ? '(none)' : value,
      cells: {
        requests: plain(perSecond, formatValue(perSecond, 'per-second')),
        ...percentiles[row],
        ...(errors === null ? {} : { errors: errors.get(value) ?? NOTHING }),
        slow: plain(slowShare, formatValue(slowShare, 'ratio')),
        change: changeCell(changes[row] ?? Number.NaN, allIncreases),
      },
    };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Requests slower than the target, by row; a group without requests has none. */
function slowOf(grid: BucketGrid, target: number): readonly number[] {
  return Array.from(grid.times, (_, row) => {
    const { share, count } = shareAbove(target, sumRows(grid, row, row + 1).buckets, grid.interpolation);
    return count > 0 ? share * count : 0;
  });
}

function percentileCells(
  { percentiles, latency }: BreakdownPlan,
  grid: BucketGrid,
): readonly Readonly<Record<string, BreakdownCell>>[] {
  const { quantiles, counts } = gridQuantiles(
    grid,
    percentiles.map(({ q }) => q),
  );
  const slow = percentiles.map(({ target }) => (target === undefined ? [] : slowOf(grid, target)));
  return Array.from(grid.times, (_, row) =>
    Object.fromEntries(
      percentiles.map((indicator, index) => {
        const value = quantiles[index]?.values[row] ?? Number.NaN;
        if (!Number.isFinite(value)) return [indicator.id, NOTHING];
        const isOpen = quantiles[index]?.saturated[row] === 1;
        const needed = 1 / (1 - indicator.q);
        const count = counts[row] ?? 0;
        const cell: BreakdownCell = {
          value,
          text: `${isOpen ? '≥ ' : ''}${formatValue(value, latency.unit, { unitText: latency.unitText })}`,
          doubt:
            count < needed * (1 - 1e-9)
              ? `Only ${formatValue(count, 'count')} requests: about the slowest one`
              : isOpen
                ? 'In the open-ended top bucket: at least this much'
                : null,
          isOverTarget: isOver(indicator, { isOpen, value, slow: slow[index]?.[row] ?? 0, count }),
        };
        return [indicator.id, cell];
      }),
    ),
  );
}

type Standing = { isOpen: boolean; value: number; slow: number; count: number };

/** Counts decide: a percentile out of buckets that end at the target can never exceed it. */
function isOver(
  { q, target, direction }: BreakdownPlan['latency'],
  { isOpen, value, slow, count }: Standing,
): boolean {
  if (target === undefined || direction !== 'atMost' || (isOpen && value < target)) return false;
  return slow > (1 - q) * count * (1 + 1e-9);
}

/** null where no errors are asked for, or where the counter lacks the label: then nobody knows whose they are. */
function errorCells(
  { by, errors, window }: BreakdownPlan,
  { requests, marked, at }: BreakdownSamples,
  groups: readonly string[],
): ReadonlyMap<string, BreakdownCell> | null {
  if (errors === null) return null;
  const members = membersOf(requests ?? [], by);
  const markedOf = membersOf(marked ?? [], by);
  const isUnlabelled = (values: Iterable<string>) =>
    [...values].every((value) => value === '') && groups.some((group) => group !== '');
  if (isUnlabelled(members.keys())) return new Map();
  // One without a series at all may have another name; one that some groups have has counted nothing in the others.
  if (errors.kind === 'events' && isUnlabelled(markedOf.keys())) return new Map();
  return new Map(
    [...members].map(([value, counters]) => {
      const isTotal = (name: string) => errors.kind === 'ratio' || name === 'total';
      const samples = (name: string) => (isTotal(name) ? counters : (markedOf.get(value) ?? []));
      const { outcome } = kindOf(errors).measure(errors, { samples, scans: () => [] }, { at, window });
      const share = valueOrNull(outcome);
      if (typeof share !== 'number' || !Number.isFinite(share)) return [value, NOTHING];
      const { target, direction } = errors;
      const isOverTarget = target !== undefined && (direction === 'atMost' ? share > target : share < target);
      const text = formatValue(share, 'ratio', { target, direction });
      return [value, { value: share, text, doubt: null, isOverTarget }];
    }),
  );
}

/** "+120 (60 %)": how many more slow requests than before, and which part that is of everybody's increase. */
function changeCell(change: number, allIncreases: number): BreakdownCell {
  if (Number.isNaN(change)) return NOTHING;
  const rounded = Math.round(change);
  if (rounded === 0) return plain(change, '0');
  const size = formatValue(Math.abs(rounded), 'count');
  if (change < 0) return plain(change, `−${size}`);
  return plain(change, `+${size} (${formatValue(change / allIncreases, 'ratio')})`);
}
