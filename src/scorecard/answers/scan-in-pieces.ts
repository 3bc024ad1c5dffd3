import type { Series } from '#compute/series.ts';
import type { DurationMs } from '#compute/units.ts';
import type { ApiResponse, Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { joinSeries } from '#prometheus/join-series.ts';
import { splitGrid } from '#prometheus/step.ts';
import { askRange } from './ask-range.ts';

/** VictoriaMetrics evaluates at most 30 000 slots a query, counting those inside a subquery. */
const SLOTS_PER_QUERY = 25_000;

type Scan = {
  readonly tiles: Grid;
  /** Of the slots that each tile sums up. */
  readonly resolution: DurationMs;
};

/** A coarse scan for a server that refuses the whole window: part by part, and the same response. */
export async function scanInPieces(
  client: PrometheusClient,
  expr: string,
  { tiles, resolution }: Scan,
  signal: AbortSignal | undefined,
): Promise<ApiResponse<readonly Series[]>> {
  const chunks = splitGrid(tiles, Math.max(1, Math.floor((SLOTS_PER_QUERY * resolution) / tiles.step)));
  const responses = await Promise.all(chunks.map((chunk) => askRange(client, expr, chunk, signal)));
  return {
    data: joinSeries(responses.map(({ data }) => data)),
    warnings: responses.flatMap(({ warnings }) => warnings),
    infos: responses.flatMap(({ infos }) => infos),
    clockLead: responses[0]?.clockLead ?? null,
  };
}
