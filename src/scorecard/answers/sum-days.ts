import type { Sample } from '#compute/series.ts';
import { DAY, type DurationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { ApiResponse, PrometheusClient } from '#prometheus/api-response.ts';
import { joinResponses } from '#prometheus/ask-parts.ts';
import type { ReadAs } from '#scorecard/queries/planned-query.ts';
import { seriesReadAs } from './read-as.ts';

/** One query for the whole of it would ask as much of the server as it has declined. */
const DAYS_A_QUESTION = 10;

type Days = {
  readonly expr: string;
  readonly window: DurationMs;
  readonly reads?: ReadAs | undefined;
};

/**
 * The increases of a window as the sum of those of its days. Where scrapes are out of phase they are not quite those of
 * the window at once: a server extrapolates to the ends of each day.
 * Source: the scorecard's semantics, "totals and tiles": 127 067 against 126 992 over 30 d, out of 127 008.
 */
export async function addUpDays(
  client: PrometheusClient,
  { expr, window, reads }: Days,
  at: EpochMs,
  signal?: AbortSignal,
): Promise<ApiResponse<readonly Sample[]>> {
  const responses = [];
  for (let ago = window - DAY; ago >= 0; ago -= DAYS_A_QUESTION * DAY) {
    const grid = {
      start: epochMs(at - ago),
      end: epochMs(at - Math.max(0, ago - (DAYS_A_QUESTION - 1) * DAY)),
      step: DAY,
    };
    // One after the other: the server has more than it likes to do already.
    responses.push(await client.queryRange(expr, grid, signal));
  }
  const days = await seriesReadAs(joinResponses(responses), reads);
  return {
    ...days,
    data: days.data.map(({ times: _, values, ...series }) => ({
      ...series,
      time: at,
      value: values.reduce((sum, value) => sum + value, 0),
    })),
    clockLead: responses.at(-1)?.clockLead ?? null,
  };
}
