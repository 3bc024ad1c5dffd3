import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { createPrometheusClient } from './client.ts';

const MEGABYTE = 1024 * 1024;

test('an answer that unpacks to more than it may is cut early, with a sentence', async () => {
  let unpacked = 0;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    const packed = createGzip();
    packed.pipe(response);
    response.on('close', () => packed.destroy());
    const piece = Buffer.alloc(MEGABYTE, ' ');
    const write = (): void => {
      while (unpacked < 1024 && !packed.destroyed) {
        unpacked += 1;
        if (!packed.write(piece)) {
          packed.once('drain', write);
          return;
        }
      }
      packed.end();
    };
    write();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createPrometheusClient({
    baseUrl: `http://127.0.0.1:${port}`,
    timeout: durationMs(20_000),
    maxMegabytes: 8,
  });
  try {
    await expect(client.query('up', epochMs(0))).rejects.toMatchObject({
      kind: 'too-large',
      retryable: false,
      expr: 'up',
      message: expect.stringMatching(/is larger than 8 MB.*narrower window.*prometheus\.maxAnswerMegabytes/),
    });
    // A quarter of a gigabyte of spaces fits into the buffers on the way; the rest is never made.
    expect(unpacked).toBeLessThan(1024);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('an answer of just the size is read, one byte more is not', async () => {
  const body = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } });
  const clientWith = (length: number) =>
    createPrometheusClient({
      baseUrl: 'https://prom.example',
      timeout: durationMs(5000),
      maxMegabytes: 1,
      fetch: async () => new Response(body.padEnd(length)),
    });
  expect((await clientWith(MEGABYTE).query('up', epochMs(0))).data).toEqual([]);
  await expect(clientWith(MEGABYTE + 1).query('up', epochMs(0))).rejects.toMatchObject({ kind: 'too-large' });
});
