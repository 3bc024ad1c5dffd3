import { type EpochMs, epochMs } from '#compute/units.ts';
import type { ApiResponse, FiringAlert, Grid, PrometheusClient } from '#prometheus/api-response.ts';
import { unique } from '#prometheus/envelope.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { isTooMuch } from '#prometheus/too-much.ts';
import { monthToDateQuery } from '#scorecard/promql/month-to-date.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, result, tileGrid } from '#scorecard/queries/query-result.ts';
import { queryAt } from '#scorecard/trust/query-at.ts';
import { askRange } from './ask-range.ts';
import { inBaseUnit } from './base-unit.ts';
import { samplesReadAs, seriesReadAs } from './read-as.ts';
import { scanSlots } from './scan-slots.ts';
import { addUpDays } from './sum-days.ts';

/** Sends one planned query to the server. */
export async function ask(
  client: PrometheusClient,
  planned: PlannedQuery,
  at: EpochMs,
  signal?: AbortSignal,
): Promise<QueryResult> {
  const query = queryAt(planned, at);
  switch (query.shape) {
    case 'samples': {
      const time = epochMs(at - (query.ago ?? 0));
      const { daily } = query;
      try {
        const response = await samplesReadAs(await client.query(query.expr, time, signal), query.reads);
        return result(response, at, inBaseUnit({ samples: response.data }, query.unit));
      } catch (error) {
        if (daily === undefined || !isTooMuch(error)) throw error;
        const response = await addUpDays(client, { ...daily, reads: query.reads }, time, signal).catch(
          (failure: unknown) =>
            // What may pass is tried again; otherwise the first reason says more.
            Promise.reject(failure instanceof PrometheusError && failure.retryable ? failure : error),
        );
        return {
          ...result(response, at, inBaseUnit({ samples: response.data }, query.unit)),
          isAddedUp: true,
        };
      }
    }
    case 'tiles': {
      const response = await askTiles(client, query, { grid: tileGrid(query, at), at }, signal);
      return result(response, at, response);
    }
    case 'alerts': {
      const response = await client.alerts(signal);
      const inState = (wanted: FiringAlert['state']) => response.data.filter(({ state }) => state === wanted);
      return { ...result(response, at, { firing: inState('firing') }), pending: inState('pending') };
    }
    case 'rules': {
      const response = await client.rules(signal);
      return { ...result(response, at, {}), rules: response.data };
    }
    case 'label-names': {
      const response = await client.labelNames(
        [query.match],
        { start: epochMs(at - query.span), end: at },
        signal,
      );
      return result(response, at, { names: response.data });
    }
    case 'slots': {
      const response = await scanSlots(client, query, at, signal);
      return result(response, at, { scans: response.data, isRuleUnknown: response.isRuleUnknown });
    }
  }
}

/** Tiles of a grid, with what the month came to as samples where that is asked for and the month has more than begun. */
export async function askTiles(
  client: PrometheusClient,
  { expr, monthToDate, unit, reads }: Extract<PlannedQuery, { shape: 'tiles' }>,
  { grid, at }: { readonly grid: Grid; readonly at: EpochMs },
  signal: AbortSignal | undefined,
): Promise<ApiResponse<unknown> & Pick<QueryResult, 'series' | 'samples'>> {
  const month = monthToDate === undefined ? null : monthToDateQuery(monthToDate, at);
  const [answered, total] = await Promise.all([
    askRange(client, expr, grid, signal),
    month === null ? null : client.query(month.expr, month.at, signal),
  ]);
  const tiles = await seriesReadAs(answered, reads);
  return {
    ...tiles,
    series: [],
    samples: [],
    ...inBaseUnit({ series: tiles.data, samples: total?.data ?? [] }, unit),
    warnings: unique([...tiles.warnings, ...(total?.warnings ?? [])]),
    infos: unique([...tiles.infos, ...(total?.infos ?? [])]),
  };
}
