import type { Series } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import type { ApiResponse, Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { joinResponses } from '#prometheus/ask-parts.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { gridLength } from '#prometheus/step.ts';
import { isTooMuch } from '#prometheus/too-much.ts';

/** A year in pieces of a day and a half; whoever refuses that refuses something else. */
const PATIENCE = 8;
/** Silence costs the whole timeout each time. */
const COST_OF_SILENCE = 4;

/**
 * A range that a server declined as too much, in pieces half as long, until it takes them. Each step is evaluated on
 * its own, so the pieces put together are the response to the whole.
 * @throws the server's last reason, where it declines the smallest piece as well
 */
export async function rangeInPieces(
  client: PrometheusClient,
  expr: string,
  grid: Grid,
  signal?: AbortSignal,
): Promise<ApiResponse<readonly Series[]>> {
  const points = gridLength(grid);
  const responses: ApiResponse<readonly Series[]>[] = [];
  let size = Math.ceil(points / 2);
  let patience = PATIENCE;
  for (let first = 0; first < points; ) {
    const last = Math.min(first + size, points) - 1;
    const piece = {
      start: epochMs(grid.start + first * grid.step),
      end: epochMs(grid.start + last * grid.step),
      step: grid.step,
    };
    try {
      // One after the other: the server has more than it likes to do already.
      responses.push(await client.queryRange(expr, piece, signal));
      first = last + 1;
    } catch (error) {
      patience -= error instanceof PrometheusError && error.kind === 'timeout' ? COST_OF_SILENCE : 1;
      if (!isTooMuch(error) || size === 1 || patience <= 0) throw error;
      size = Math.ceil(size / 2);
    }
  }
  return joinResponses(responses);
}
