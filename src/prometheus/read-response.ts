import type { ApiResponse } from './api-response.ts';
import { type DataOf, type Decoded, decodeSamples, decodeSeries, type Form } from './decode.ts';
import { distinct } from './distinct.ts';
import { openEnvelope, toResponse } from './envelope.ts';
import { type ByteReply, inText } from './exchange.ts';
import { scanResponse } from './scan-response.ts';

export type ResponseForm<Of extends Form> = {
  readonly form: Of;
  /** The server's address, for people. */
  readonly shown: string;
  /** Called after every entry; what it returns is waited for. */
  readonly pause?: () => Promise<void> | undefined;
};

/**
 * A reply with many points: scanned where it is written as usual, otherwise parsed as a whole.
 * @throws PrometheusError as the road of small answers does, with the same words
 */
export async function readResponse<Of extends Form>(
  reply: ByteReply,
  { form, shown, pause }: ResponseForm<Of>,
): Promise<ApiResponse<readonly DataOf[Of][]>> {
  const scanned = reply.status === 200 ? await scanWhole(reply.bytes, form, pause) : null;
  if (scanned === null) {
    const envelope = await openEnvelope(inText(reply), shown);
    const decode: (data: unknown) => Decoded<readonly DataOf[Form][]> =
      form === 'series' ? decodeSeries : decodeSamples;
    return toResponse(envelope, decode(envelope.data) as Decoded<readonly DataOf[Of][]>);
  }
  const envelope = await openEnvelope({ ...reply, body: scanned.rest }, shown);
  return toResponse(envelope, { data: distinct(scanned.data), warnings: [] });
}

async function scanWhole<Of extends Form>(bytes: Uint8Array, form: Of, pause: ResponseForm<Of>['pause']) {
  const scan = scanResponse(bytes, form);
  for (;;) {
    const { done, value } = scan.next();
    if (done) return value;
    const waiting = pause?.();
    if (waiting !== undefined) await waiting;
  }
}
