import type { Sample, Series } from '#compute/series.ts';
import { durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { Answer, FiringAlert, Grid, PrometheusClient } from '#prometheus/answer.ts';
import type { PlannedQuery } from './plan.ts';
import { scanSlots } from './scan-slots.ts';
import type { SlotScan } from './slot-scan.ts';

/** A server's answer together with the instant it is about, so old data never shows under a new time. */
export type Reading = {
  readonly at: EpochMs;
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

/** Puts one planned question to the server. */
export async function ask(
  client: PrometheusClient,
  query: PlannedQuery,
  at: EpochMs,
  signal?: AbortSignal,
): Promise<Reading> {
  switch (query.shape) {
    case 'samples': {
      const answer = await client.query(query.expr, at, signal);
      return reading(answer, at, { samples: answer.data });
    }
    case 'tiles': {
      const answer = await client.queryRange(query.expr, tileGrid(query, at), signal);
      return reading(answer, at, { series: answer.data });
    }
    case 'alerts': {
      const answer = await client.alerts(signal);
      return reading(answer, at, { firing: answer.data.filter(({ state }) => state === 'firing') });
    }
    case 'slots': {
      const answer = await scanSlots(client, query, at, signal);
      return reading(answer, at, { scans: answer.data });
    }
  }
}

function reading(
  answer: Answer<unknown>,
  at: EpochMs,
  data: Partial<Pick<Reading, 'samples' | 'series' | 'scans' | 'firing'>>,
): Reading {
  return {
    at,
    samples: data.samples ?? [],
    series: data.series ?? [],
    scans: data.scans ?? [],
    firing: data.firing ?? [],
    warnings: answer.warnings,
    infos: answer.infos,
    serverTime: answer.serverTime,
  };
}
