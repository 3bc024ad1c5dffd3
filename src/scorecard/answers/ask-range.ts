import type { Series } from '#compute/series.ts';
import type { ApiResponse, Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { isTooMuch } from '#prometheus/too-much.ts';
import { rangeInPieces } from './range-in-pieces.ts';

/** A range query; in pieces where the server declines the whole as too much. */
export async function askRange(
  client: PrometheusClient,
  expr: string,
  grid: Grid,
  signal?: AbortSignal,
): Promise<ApiResponse<readonly Series[]>> {
  try {
    return await client.queryRange(expr, grid, signal);
  } catch (error) {
    if (!isTooMuch(error) || grid.end - grid.start < grid.step) throw error;
    return rangeInPieces(client, expr, grid, signal);
  }
}
