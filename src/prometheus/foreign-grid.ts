import type { Series } from '#compute/series.ts';
import { type DurationMs, durationMs } from '#compute/units.ts';
import type { ApiResponse, Grid } from './api-response.ts';
import { askParts } from './ask-parts.ts';
import { PrometheusError } from './error.ts';
import { pick } from './histogram-series.ts';
import { gridLength, splitGrid } from './step.ts';

/** A quarter in quarters of an hour. */
const MOST_POINTS = 10_000;

type Road = {
  readonly ask: (grid: Grid, signal: AbortSignal | undefined) => Promise<ApiResponse<readonly Series[]>>;
  readonly shown: string;
  readonly signal: AbortSignal | undefined;
};

/**
 * A grid that a server moves onto multiples of its step, asked as every so manyth point of a finer one that it has no
 * need to move. Each step is evaluated on its own, so the points are those of the grid.
 * @throws PrometheusError where that would be far more points than were wanted
 */
export async function askFiner(
  grid: Grid,
  { ask, shown, signal }: Road,
): Promise<ApiResponse<readonly Series[]>> {
  const finer = { ...grid, step: commonStep(grid) };
  if (gridLength(finer) > MOST_POINTS) throw moved(shown);
  const response = await askParts(splitGrid(finer), ask, signal);
  const { histograms } = response;
  return {
    ...response,
    data: response.data.map((series) => onlyOn(series, grid)),
    ...(histograms && { histograms: histograms.map((series) => pick(series, isOn(grid))) }),
  };
}

/** The longest step on whose multiples the grid lies. */
function commonStep({ start, step }: Grid): DurationMs {
  let [a, b]: [number, number] = [step, Math.abs(start % step)];
  while (b > 0) [a, b] = [b, a % b];
  return durationMs(a);
}

const isOn =
  ({ start, step }: Grid) =>
  (time: number | undefined): boolean =>
    ((time ?? Number.NaN) - start) % step === 0;

function onlyOn({ labels, times, values }: Series, grid: Grid): Series {
  const isWanted = isOn(grid);
  return {
    labels,
    times: times.filter(isWanted),
    values: values.filter((_, index) => isWanted(times[index])),
  };
}

const moved = (shown: string): PrometheusError =>
  new PrometheusError(
    `${shown} answers for other instants than it was asked about: it moves ranges onto multiples of their step; switch that off there, or choose an instant or a zone that is a whole number of steps from UTC.`,
    { kind: 'query' },
  );
