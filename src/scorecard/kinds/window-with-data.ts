import { MIN_COVERAGE } from '#compute/availability.ts';
import { coveredWindow } from '#compute/covered-window.ts';
import { partial } from '#compute/outcome.ts';
import { type DurationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { Measurement, Need, Readings } from '#scorecard/measurement.ts';
import { SINCE, SINCE_STEP } from '#scorecard/since-query.ts';

/** When the data behind a total begins: the total of half a window is not that of a whole one. */
export const sinceNeed = (template: string): Need => ({ name: SINCE, template, shape: 'since' });

/** The time a total stands for. Where nobody asked since when, or nobody knows, it is the whole window. */
export function windowWithData(
  readings: Readings,
  { at, window }: { readonly at: EpochMs; readonly window: DurationMs },
): { readonly covered: DurationMs; readonly coverage?: number } {
  const first = (readings.samples(SINCE)[0]?.value ?? Number.NaN) * SECOND;
  if (!(Math.abs(first) <= at)) return { covered: window };
  const covered = coveredWindow({ first: epochMs(first), at, window, step: SINCE_STEP });
  return { covered, coverage: covered / window };
}

/** A figure of a window that is known only in part is one, and says so. */
export function withCoverage(measured: Measurement, coverage: number | undefined): Measurement {
  if (coverage === undefined) return measured;
  const { outcome } = measured;
  const isShort = coverage < MIN_COVERAGE && outcome.kind === 'ok';
  return {
    ...measured,
    outcome: isShort ? partial(outcome.value, 'insufficient-coverage') : outcome,
    coverage,
  };
}
