import type { NativeCounter } from '../native-world.ts';

/**
 * Writes native histograms into a Prometheus that takes remote write. The message is Prometheus' `WriteRequest`
 * (prompb/remote.proto, prompb/types.proto), in a Snappy block that leaves it as it is.
 * @throws Error with the server's words if it does not take them
 */
export async function remoteWrite(server: string, counters: readonly NativeCounter[]): Promise<void> {
  const response = await fetch(`${server}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: snappyBlock(message(counters.map((counter) => field(1, timeSeries(counter))))),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}

const timeSeries = ({ labels, points, ...layout }: NativeCounter): Uint8Array =>
  message([
    ...Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => field(1, message([field(1, text(name)), field(2, text(value))]))),
    ...points.map((point) => field(4, histogram(layout, point))),
  ]);

/** Buckets that follow each other from the first index on; counts are of each bucket. */
function histogram(
  { schema, zeroThreshold, firstIndex }: Omit<NativeCounter, 'labels' | 'points'>,
  { time, sum, zeroCount, counts }: NativeCounter['points'][number],
): Uint8Array {
  const count = counts.reduce((total, one) => total + one, zeroCount);
  const deltas = counts.map((one, index) => one - (counts[index - 1] ?? 0));
  return message([
    numberField(1, count),
    doubleField(3, sum),
    numberField(4, zigzag(schema)),
    doubleField(5, zeroThreshold),
    numberField(6, zeroCount),
    field(11, message([numberField(1, zigzag(firstIndex)), numberField(2, counts.length)])),
    field(12, message(deltas.map((delta) => varint(zigzag(delta))))),
    numberField(15, time),
  ]);
}

const VARINT = 0;
const DOUBLE = 1;
const BYTES = 2;

const message = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const tag = (number: number, type: number): Uint8Array => varint(number * 8 + type);
const numberField = (number: number, value: number): Uint8Array =>
  message([tag(number, VARINT), varint(value)]);
const field = (number: number, bytes: Uint8Array): Uint8Array =>
  message([tag(number, BYTES), varint(bytes.length), bytes]);

function doubleField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return message([tag(number, DOUBLE), bytes]);
}

/** Small numbers are short, negative ones too: 0, −1, 1, −2 are 0, 1, 2, 3. */
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** Seven bits a byte, the lowest first. By division: a time in milliseconds has more bits than those of `>>`. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

/** Pieces whose length fits two bytes, each behind its length. */
const LONGEST_LITERAL = 65_536;
const TWO_BYTES_OF_LENGTH = 61 * 4;

function snappyBlock(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces = [varint(bytes.length)];
  for (let at = 0; at < bytes.length; at += LONGEST_LITERAL) {
    const piece = bytes.subarray(at, at + LONGEST_LITERAL);
    const length = piece.length - 1;
    pieces.push(Uint8Array.of(TWO_BYTES_OF_LENGTH, length % 256, Math.floor(length / 256)), piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
