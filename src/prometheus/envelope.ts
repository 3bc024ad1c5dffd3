import type { ApiResponse } from './api-response.ts';
import type { Decoded } from './decode.ts';
import { PrometheusError } from './error.ts';
import type { Reply } from './exchange.ts';
import { explainFailure, withServerWords } from './explain-failure.ts';
import { envelopeWire, read, readError } from './wire.ts';

/** A success: its data still as on the wire, and what the server says about it. */
export type Envelope = {
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly clockLead: number | null;
};

const PARTIAL = 'The server marks this answer as partial: some of its data could not be read.';

/**
 * Opens a reply.
 * @param shown the server's address, for people
 * @throws PrometheusError for every reply that is not a success of the Prometheus API
 */
export function openEnvelope(reply: Reply, shown: string): Envelope {
  const json = reply.status >= 200 && reply.status < 300 ? parse(reply.body) : NOT_JSON;
  // Some proxies turn every status into 200.
  if (json === NOT_JSON || readError(json) !== null) throw explainFailure(reply, shown);
  const { data, warnings, infos, isPartial } = readEnvelope(json, reply);
  const [infosAmongWarnings, doubts] = partition(warnings ?? [], isInfo);
  return {
    data,
    warnings: isPartial ? [PARTIAL, ...doubts] : doubts,
    infos: [...(infos ?? []), ...infosAmongWarnings],
    clockLead: clockLead(reply),
  };
}

function readEnvelope(json: unknown, reply: Reply) {
  try {
    return read(envelopeWire, json, 'it');
  } catch (error) {
    if (!(error instanceof PrometheusError) || isSuccess(json)) throw error;
    throw withServerWords(error, reply);
  }
}

const isSuccess = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'status' in json && json.status === 'success';

export const toResponse = <Data>(
  envelope: Envelope,
  { data, warnings, histograms }: Decoded<Data>,
): ApiResponse<Data> => ({
  data,
  warnings: unique([...envelope.warnings, ...warnings]),
  infos: unique(envelope.infos),
  clockLead: envelope.clockLead,
  ...(histograms === undefined ? {} : { histograms }),
});

export const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const NOT_JSON = Symbol('not JSON');

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return NOT_JSON;
  }
}

/** Before Prometheus 2.54 there was no `infos`; they came among the warnings, and do not make data partial. */
const isInfo = (warning: string): boolean => warning.startsWith('PromQL info:');

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** The header is stamped as the response begins, and so held against the moment in which its beginning was here. */
function clockLead({ headers, begunAt }: Reply): number | null {
  const lead = Date.parse(headers.get('date') ?? '') - begunAt;
  return Number.isNaN(lead) ? null : lead;
}
