import { formatDuration } from '#compute/duration.ts';
import type { Series } from '#compute/series.ts';
import { type DurationMs, durationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { ApiResponse, Grid, PrometheusClient, Rule } from '#prometheus/api-response.ts';
import { unique } from '#prometheus/envelope.ts';
import { isNotOffered } from '#prometheus/not-offered.ts';
import { isTooMuch } from '#prometheus/too-much.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { joinScan, nameless, type SlotScan, sameLabels } from '#scorecard/queries/slot-scan.ts';
import { askRange } from './ask-range.ts';
import { scanInPieces } from './scan-in-pieces.ts';

type SlotsQuery = Extract<PlannedQuery, { shape: 'slots' }>;

/** Weight of a bad slot against 1 for a good one, so that one sum tells "all there and all good" from anything else. */
const BAD_WEIGHT = 1000;

/** An hour, or a little more where slots would not fill one. */
const tileOf = (resolution: DurationMs): DurationMs => durationMs(Math.ceil(HOUR / resolution) * resolution);

/**
 * Where a scan that ends at a slot begins: with the tile that the window begins in, so an incident that was under way
 * by then shows more of its true length.
 */
export function scanStart(
  { resolution, window }: Pick<SlotsQuery, 'resolution' | 'window'>,
  end: number,
): EpochMs {
  const tile = tileOf(resolution);
  return epochMs(Math.floor((end - window) / tile) * tile);
}

/** The coarse scan as it is sent, for whoever wants to check it. */
export const coarseScan = ({ expr, resolution }: SlotsQuery) => ({
  expr: coarseExpression(expr, tileOf(resolution), resolution),
  step: tileOf(resolution),
});

export type ScanResponse = ApiResponse<readonly SlotScan[]> & {
  /** The scan is calm, and the server does not tell whether that means anything: it has no API for rules. */
  readonly isRuleUnknown?: true;
};

/**
 * Every evaluation of an expression over a long window, without fetching it whole: 90 days of minutes are
 * 129 600 points, of which all but a few are 0.
 *
 * A coarse scan sums `expr·1000 + 1` over tiles of an hour. A tile that reaches exactly the number of slots it
 * has holds nothing but zeros, so its slots are known without asking. Every other tile is fetched slot by slot, and so
 * is what lies behind the last whole tile. Tiles end on multiples of their own length since 1970: VictoriaMetrics moves
 * longer ranges onto that grid, as a Mimir may be told to, and then the end of any other grid is lost.
 * The range of the sum is a hair shorter than the tile: servers differ in whether a range holds the slot on its left
 * edge (Prometheus 2 does; Prometheus 3 and VictoriaMetrics do not), and so there is none.
 */
export async function scanSlots(
  client: PrometheusClient,
  query: SlotsQuery,
  at: EpochMs,
  signal?: AbortSignal,
): Promise<ScanResponse> {
  const { resolution } = query;
  const tile = tileOf(resolution);
  const end = epochMs(Math.floor(at / resolution) * resolution);
  const lastTile = epochMs(Math.floor(end / tile) * tile);
  const tiles: Grid = { start: epochMs(scanStart(query, end) + tile), end: lastTile, step: tile };
  const askSlots = (span: Span) =>
    askRange(
      client,
      query.expr,
      { start: epochMs(span.start + resolution), end: span.end, step: resolution },
      signal,
    );
  const [coarse, ...rest] = await Promise.all([
    tiles.start > tiles.end ? NOTHING : scanCoarsely(client, query.expr, tiles, resolution, signal),
    ...(end > lastTile ? [askSlots({ start: lastTile, end })] : []),
  ]);

  const suspects = suspectTiles(coarse.data, tile / resolution);
  const fine = [...rest, ...(await Promise.all(joinAdjacent(suspects, tile).map(askSlots)))];
  const pieces = fine.flatMap((response) => response.data);
  const scans = [...coarse.data, ...onlyIn(pieces, coarse.data)].map((series) =>
    joinScan(series, new Set(suspects), pieces, { tile, resolution }),
  );
  // An alert that has not fired says that all was well only where a rule would have made it fire.
  const isCalm = query.alert !== undefined && scans.every(({ bad }) => bad.length === 0);
  const rules = isCalm ? await rulesOf(client, signal) : [];
  const isRule = ({ kind, name }: Rule) => kind === 'alerting' && name === query.alert;
  const responses: readonly ApiResponse<unknown>[] = [coarse, ...fine, ...(rules ?? [])];
  return {
    data: rules?.every(({ data }) => data.some(isRule)) === true ? scans : [],
    ...(rules === null ? { isRuleUnknown: true } : {}),
    warnings: unique(responses.flatMap(({ warnings }) => warnings)),
    infos: unique(responses.flatMap(({ infos }) => infos)),
    clockLead: coarse.clockLead ?? rest[0]?.clockLead ?? null,
  };
}

const NOTHING: ApiResponse<readonly Series[]> = { data: [], warnings: [], infos: [], clockLead: null };

/** Series that began behind the last tile, each once and without a tile. */
function onlyIn(pieces: readonly Series[], coarse: readonly Series[]): readonly Series[] {
  const began: Series[] = [];
  for (const piece of pieces) {
    const labels = nameless(piece.labels);
    const isKnown = [...coarse, ...began].some((series) => sameLabels(nameless(series.labels), labels));
    if (!isKnown) began.push({ labels, times: new Float64Array(), values: new Float64Array() });
  }
  return began;
}

/** null where the server has no such API. */
async function rulesOf(
  client: PrometheusClient,
  signal: AbortSignal | undefined,
): Promise<readonly ApiResponse<readonly Rule[]>[] | null> {
  try {
    return [await client.rules(signal)];
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    return null;
  }
}

const coarseExpression = (expr: string, tile: DurationMs, resolution: DurationMs): string =>
  `sum_over_time(((${expr}) * ${BAD_WEIGHT} + 1)[${formatDuration(durationMs(tile - 1))}:${formatDuration(resolution)}])`;

/** Servers that have refused a whole window; there is no need to try it every time. */
const inPieces = new WeakSet<PrometheusClient>();

async function scanCoarsely(
  client: PrometheusClient,
  expr: string,
  tiles: Grid,
  resolution: DurationMs,
  signal: AbortSignal | undefined,
): Promise<ApiResponse<readonly Series[]>> {
  const coarse = coarseExpression(expr, tiles.step, resolution);
  if (!inPieces.has(client)) {
    try {
      return await client.queryRange(coarse, tiles, signal);
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      inPieces.add(client);
    }
  }
  return scanInPieces(client, coarse, { tiles, resolution }, signal);
}

/**
 * Ends of the tiles that hold anything but zeros in some series. A tile that is absent holds no slot at all,
 * so there is nothing to fetch.
 */
function suspectTiles(coarse: readonly Series[], full: number): readonly EpochMs[] {
  const suspects = new Set<number>();
  for (const { times, values } of coarse) {
    for (const [index, time] of times.entries()) {
      if (values[index] !== full) suspects.add(time);
    }
  }
  return [...suspects].sort((a, b) => a - b).map(epochMs);
}

type Span = { readonly start: EpochMs; readonly end: EpochMs };

function joinAdjacent(ends: readonly EpochMs[], tile: DurationMs): readonly Span[] {
  const spans: { start: EpochMs; end: EpochMs }[] = [];
  for (const end of ends) {
    const last = spans.at(-1);
    if (last !== undefined && last.end === end - tile) last.end = end;
    else spans.push({ start: epochMs(end - tile), end });
  }
  return spans;
}
