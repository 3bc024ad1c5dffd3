import { valueOrNull } from '#compute/outcome.ts';
import type { Sample, Series } from '#compute/series.ts';
import { type DurationMs, durationMs, epochMs } from '#compute/units.ts';
import type { Grid } from '#prometheus/answer.ts';
import { gridLength } from '#prometheus/step.ts';
import { type Reading, tileGrid } from './ask.ts';
import { kindOf } from './kinds/registry.ts';
import type { TrendPlan } from './plan.ts';

/** A figure over time, one value a tile. A tile without data is absent. */
export type Trend = {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly span: { readonly start: number; readonly end: number };
  readonly step: DurationMs;
  /** How much of the span the data covers, from the first tile that has any. */
  readonly covered: DurationMs;
};

/** Measures every tile by the rule that measures the headline, so line and figure can never disagree. */
export function measureTrend(plan: TrendPlan, readings: ReadonlyMap<string, Reading>): Trend | null {
  const first = readings.values().next().value;
  if (first === undefined) return null;
  const tiles = tileGrid(plan, first.at);
  const series = (name: string): readonly Series[] => readings.get(name)?.series ?? [];
  const values =
    kindOf(plan.indicator).measureTiles?.(plan.indicator, series, tiles) ?? measureEach(plan, series, tiles);
  const known = [...values.keys()].filter((tile) => !Number.isNaN(values[tile] ?? Number.NaN));
  const firstPresent = firstTime([...readings.keys()].flatMap(series), tiles);
  return {
    times: Float64Array.from(known, (tile) => tiles.start + tile * tiles.step),
    values: Float64Array.from(known, (tile) => values[tile] ?? Number.NaN),
    span: { start: tiles.end - plan.span, end: tiles.end },
    step: tiles.step,
    covered: durationMs(firstPresent === null ? 0 : tiles.end - firstPresent + tiles.step),
  };
}

/** For kinds that measure samples only. NaN is a tile without a value. */
function measureEach(
  plan: TrendPlan,
  series: (name: string) => readonly Series[],
  tiles: Grid,
): Float64Array {
  const { indicator, window } = plan;
  const kind = kindOf(indicator);
  const samples = new Map(Object.keys(plan.queries).map((name) => [name, tilesOf(series(name), tiles)]));
  return Float64Array.from({ length: gridLength(tiles) }, (_, tile) => {
    const { outcome } = kind.measure(
      indicator,
      { samples: (name) => samples.get(name)?.[tile] ?? [], scans: () => [] },
      { at: epochMs(tiles.start + tile * tiles.step), window },
    );
    const value = valueOrNull(outcome);
    return typeof value === 'number' ? value : Number.NaN;
  });
}

/** The first tile any of the series has. */
function firstTime(series: readonly Series[], { start, end }: Grid): number | null {
  const times = series.flatMap(({ times }) => times.find((time) => time >= start && time <= end) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** Several indicators may be measured on the same answer: it is cut into its tiles once. */
const cut = new WeakMap<readonly Series[], readonly (readonly Sample[])[]>();

/** The samples of each tile of the grid the series were asked on. */
function tilesOf(series: readonly Series[], grid: Grid): readonly (readonly Sample[])[] {
  const known = cut.get(series);
  if (known !== undefined) return known;
  const tiles: Sample[][] = Array.from({ length: gridLength(grid) }, () => []);
  for (const { labels, times, values } of series) {
    times.forEach((time, index) => {
      tiles[(time - grid.start) / grid.step]?.push({
        labels,
        time: epochMs(time),
        value: values[index] ?? Number.NaN,
      });
    });
  }
  cut.set(series, tiles);
  return tiles;
}
