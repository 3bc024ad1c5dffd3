import type { Series } from '#compute/series.ts';
import type { ApiResponse, Grid } from './api-response.ts';
import { unique } from './envelope.ts';
import { joinHistograms } from './histogram-series.ts';
import { joinSeries } from './join-series.ts';

/** Asks a grid in parts, because a server gives no more than so many points, and joins what it says. */
export const askParts = async (
  parts: readonly Grid[],
  ask: (part: Grid, signal: AbortSignal) => Promise<ApiResponse<readonly Series[]>>,
  signal: AbortSignal | undefined,
): Promise<ApiResponse<readonly Series[]>> => joinResponses(await allOrNone(parts, ask, signal));

/** When one part fails the others are called off: half a line would be taken for a whole one. */
async function allOrNone<Part, Result>(
  parts: readonly Part[],
  ask: (part: Part, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<readonly Result[]> {
  const callOff = new AbortController();
  const either = signal ? AbortSignal.any([signal, callOff.signal]) : callOff.signal;
  try {
    return await Promise.all(parts.map((part) => ask(part, either)));
  } catch (error) {
    callOff.abort();
    throw error;
  }
}

/** Answers to parts of one grid, in order. */
export function joinResponses(
  responses: readonly ApiResponse<readonly Series[]>[],
): ApiResponse<readonly Series[]> {
  const histograms = joinHistograms(responses.map((response) => response.histograms ?? []));
  return {
    data: joinSeries(responses.map(({ data }) => data)),
    warnings: unique(responses.flatMap(({ warnings }) => warnings)),
    infos: unique(responses.flatMap(({ infos }) => infos)),
    clockLead: responses[0]?.clockLead ?? null,
    ...(histograms.length === 0 ? {} : { histograms }),
  };
}
