import type { Sample, Series } from '#compute/series.ts';
import { durationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { Answer, FiringAlert, Grid, PrometheusClient } from '#prometheus/answer.ts';
import type { PlannedQuery } from './plan.ts';
import { mergeScans, unsettledWindow } from './refresh-scan.ts';
import { isFullDue, mergeTiles, unsettledGrid } from './refresh-tiles.ts';
import { scanSlots } from './scan-slots.ts';
import type { SlotScan } from './slot-scan.ts';

/** A server's answer together with the instant it is about, so old data never shows under a new time. */
export type Reading = {
  readonly at: EpochMs;
  /** When all of it was asked; since then only what may have changed. */
  readonly askedInFull: EpochMs;
  readonly samples: readonly Sample[];
  readonly series: readonly Series[];
  readonly scans: readonly SlotScan[];
  readonly firing: readonly FiringAlert[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly serverTime: EpochMs | null;
};

/** Tiles end on whole steps: the first one that lies fully in the span, to the last one complete at `at`. */
export function tileGrid({ span, step }: { span: number; step: number }, at: EpochMs): Grid {
  const end = Math.floor(at / step) * step;
  const start = Math.floor((at - span) / step) * step + step;
  return { start: epochMs(Math.min(start, end)), end: epochMs(end), step: durationMs(step) };
}

type AskOptions = {
  readonly signal?: AbortSignal;
  /** The answer to the same question at an earlier instant: what is settled of it is not asked again. */
  readonly known?: Reading | null;
};

/** Puts one planned question to the server. */
export async function ask(
  client: PrometheusClient,
  query: PlannedQuery,
  at: EpochMs,
  { signal, known = null }: AskOptions = {},
): Promise<Reading> {
  const base = known === null || isFullDue(known.askedInFull, at) ? null : known;
  switch (query.shape) {
    case 'samples': {
      const answer = await client.query(query.expr, at, signal);
      return reading(answer, at, { samples: answer.data });
    }
    case 'tiles': {
      const wanted = tileGrid(query, at);
      const asked = base === null ? wanted : unsettledGrid(tileGrid(query, base.at), wanted, at);
      const answer = await client.queryRange(query.expr, asked, signal);
      if (base === null || asked === wanted) return reading(answer, at, { series: answer.data });
      return refreshed(base, answer, at, { series: mergeTiles(base.series, answer.data, asked, wanted) });
    }
    case 'alerts': {
      const answer = await client.alerts(signal);
      return reading(answer, at, { firing: answer.data.filter(({ state }) => state === 'firing') });
    }
    case 'slots':
      return askSlots(client, query, at, base, signal);
  }
}

async function askSlots(
  client: PrometheusClient,
  query: Extract<PlannedQuery, { shape: 'slots' }>,
  at: EpochMs,
  base: Reading | null,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  const window = base === null ? query.window : unsettledWindow(query, base.at, at);
  const answer = await scanSlots(client, { ...query, window }, at, signal);
  if (base === null || window === query.window) return reading(answer, at, { scans: answer.data });
  const end = Math.floor(at / query.resolution) * query.resolution;
  const cut = epochMs(end - Math.ceil(window / HOUR) * HOUR);
  const scans = mergeScans(base.scans, answer.data, { from: epochMs(end - query.window), cut });
  return refreshed(base, answer, at, { scans });
}

/** Part of the data is the earlier answer's, so what the server said of that still holds. */
function refreshed(base: Reading, answer: Answer<unknown>, at: EpochMs, data: ReadingData): Reading {
  const fresh = reading(answer, at, data);
  return {
    ...fresh,
    askedInFull: base.askedInFull,
    warnings: [...new Set([...base.warnings, ...fresh.warnings])],
    infos: [...new Set([...base.infos, ...fresh.infos])],
  };
}

type ReadingData = Partial<Pick<Reading, 'samples' | 'series' | 'scans' | 'firing'>>;

function reading(answer: Answer<unknown>, at: EpochMs, data: ReadingData): Reading {
  return {
    at,
    askedInFull: at,
    samples: data.samples ?? [],
    series: data.series ?? [],
    scans: data.scans ?? [],
    firing: data.firing ?? [],
    warnings: answer.warnings,
    infos: answer.infos,
    serverTime: answer.serverTime,
  };
}
