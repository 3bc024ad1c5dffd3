import { type EpochMs, epochMs } from '#compute/units.ts';
import type { Reply } from './exchange.ts';
import { explainFailure, explainNotJson } from './explain-failure.ts';
import { envelopeWire, read, readError } from './wire.ts';

/** A success: its data still as on the wire, and what the server remarks about it. */
export type Envelope = {
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly serverTime: EpochMs | null;
};

const PARTIAL = 'The server marks this answer as partial: some of its data could not be read.';

/**
 * Opens a reply.
 * @param shown the server's address, for people
 * @throws PrometheusError for every reply that is not a success of the Prometheus API
 */
export function openEnvelope(reply: Reply, shown: string): Envelope {
  if (reply.status < 200 || reply.status >= 300) throw explainFailure(reply, shown);
  const json = parse(reply, shown);
  // Some proxies turn every status into 200.
  if (readError(json) !== null) throw explainFailure(reply, shown);
  const { data, warnings, infos, isPartial } = read(envelopeWire, json, 'it');
  const [remarks, doubts] = partition(warnings ?? [], isInfo);
  return {
    data,
    warnings: isPartial ? [PARTIAL, ...doubts] : doubts,
    infos: [...(infos ?? []), ...remarks],
    serverTime: readDate(reply.headers.get('date')),
  };
}

function parse(reply: Reply, shown: string): unknown {
  try {
    return JSON.parse(reply.body);
  } catch (cause) {
    throw explainNotJson(reply, shown, cause);
  }
}

/** Before Prometheus 2.54 there was no `infos`; they came among the warnings, and do not make data partial. */
const isInfo = (warning: string): boolean => warning.startsWith('PromQL info:');

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function readDate(header: string | null): EpochMs | null {
  const ms = Date.parse(header ?? '');
  return Number.isNaN(ms) ? null : epochMs(ms);
}
