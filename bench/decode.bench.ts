import { mkdirSync, writeFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { bucketGrid } from '#compute/bucket-grid.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import type { Series } from '#compute/series.ts';
import { scanResponse } from '#prometheus/scan-response.ts';
import { peakMemory } from './peak-memory.ts';
import { BOUNDS, rangeResponse, STEPS, TILES } from './range-answer.ts';

const QUANTILES = [0.5, 0.95, 0.99];

const answers = [
  { digits: 'every digit of a double', bytes: rangeResponse((random) => random * 300) },
  { digits: 'eighths', bytes: rangeResponse((random) => Math.floor(random * 1e7) / 8) },
];

function decode(bytes: Uint8Array, note = () => {}): readonly Series[] {
  const scan = scanResponse(bytes, 'series');
  for (;;) {
    const { done, value } = scan.next();
    if (done && value === null) throw new Error('the answer was left to JSON.parse');
    if (done) return value?.data ?? [];
    note();
  }
}

for (const { digits, bytes } of answers) {
  describe(`decode: ${BOUNDS.length} buckets × ${STEPS} steps, values with ${digits}`, () => {
    bench('text and JSON.parse', () => void JSON.parse(new TextDecoder().decode(bytes)));
    bench('bytes to columns, P50, P95 and P99', () => {
      gridQuantiles(bucketGrid(decode(bytes), TILES), QUANTILES);
    });
  });
}

const [{ bytes }] = answers as [(typeof answers)[number]];
const memory = {
  bytes: bytes.length,
  scanned: bytes.length + peakMemory((note) => decode(bytes, note)),
  parsed: bytes.length + peakMemory(() => JSON.parse(new TextDecoder().decode(bytes))),
};
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench-memory.json', JSON.stringify(memory));
