import { type DurationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { ApiResponse, PrometheusClient } from '#prometheus/api-response.ts';
import { inBaseUnit } from '#scorecard/answers/base-unit.ts';
import { mergeScans, unsettledWindow } from '#scorecard/answers/merge-scans.ts';
import { areContinuable, mergeTiles, unsettledGrid } from '#scorecard/answers/merge-tiles.ts';
import { ask, askTiles } from '#scorecard/answers/run-query.ts';
import { scanSlots } from '#scorecard/answers/scan-slots.ts';
import { addUpDays } from '#scorecard/answers/sum-days.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, type ResultData, result, tileGrid } from '#scorecard/queries/query-result.ts';
import { queryAt } from '#scorecard/trust/query-at.ts';

/** How long answers may be patched before they are asked in full again: what was wrong does not stay for ever. */
const FULL_AGAIN_AFTER: DurationMs = HOUR;

/**
 * Sends a query again, at a later instant: what is settled of the known result is kept, the rest is asked anew.
 */
export async function askAgain(
  client: PrometheusClient,
  planned: PlannedQuery,
  at: EpochMs,
  known: QueryResult,
  signal?: AbortSignal,
): Promise<QueryResult> {
  if (at - known.askedInFull >= FULL_AGAIN_AFTER || at < known.at) return ask(client, planned, at, signal);
  const query = queryAt(planned, at);
  switch (query.shape) {
    case 'tiles': {
      const wanted = tileGrid(query, at);
      const knownTiles = queryAt(planned, known.at) as typeof query;
      const offset = query.offset ?? 0;
      const asked = areContinuable(known.series)
        ? unsettledGrid(tileGrid(knownTiles, known.at), wanted, epochMs(at - offset))
        : wanted;
      const response = await askTiles(client, query, { grid: asked, at }, signal);
      if (asked !== wanted && !areContinuable(response.series)) return ask(client, query, at, signal);
      const series = mergeTiles(known.series, response.series, asked, wanted);
      return patched(known, response, at, { series, samples: response.samples }, asked === wanted);
    }
    case 'slots': {
      const window = unsettledWindow(query, known.at, at);
      const response = await scanSlots(client, { ...query, window }, at, signal);
      const end = Math.floor(at / query.resolution) * query.resolution;
      const cut = epochMs(end - window);
      const isFull = window === query.window;
      const from = epochMs(end - query.window);
      const scans = isFull ? response.data : mergeScans(known.scans, response.data, { from, cut });
      return patched(known, response, at, { scans, isRuleUnknown: response.isRuleUnknown }, isFull);
    }
    case 'samples': {
      const { daily, ago = 0 } = query;
      if (daily === undefined || known.isAddedUp !== true) return ask(client, query, at, signal);
      // What was too much a moment ago still is.
      const response = await addUpDays(client, { ...daily, reads: query.reads }, epochMs(at - ago), signal);
      return {
        ...result(response, at, inBaseUnit({ samples: response.data }, query.unit)),
        askedInFull: known.askedInFull,
        isAddedUp: true,
      };
    }
    default:
      return ask(client, query, at, signal);
  }
}

/** Part of the data is the earlier response's, so what the server said of that still holds. */
function patched(
  known: QueryResult,
  response: ApiResponse<unknown>,
  at: EpochMs,
  data: ResultData,
  isFull: boolean,
): QueryResult {
  const fresh = result(response, at, data);
  if (isFull) return fresh;
  return {
    ...fresh,
    askedInFull: known.askedInFull,
    warnings: [...new Set([...known.warnings, ...fresh.warnings])],
    infos: [...new Set([...known.infos, ...fresh.infos])],
  };
}
