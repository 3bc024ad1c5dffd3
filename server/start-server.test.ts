import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBench, signal } from './server-bench.ts';
import { startServer } from './start-server.mjs';

const QUERY = '/prometheus/api/v1/query';

let bench: ReturnType<typeof createBench>;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.end());

describe('the access log', () => {
  test('has a line of JSON for each request, and no query in it', async () => {
    const { host } = await bench.startBehind();
    const { ask, lines } = await bench.start({
      PROMETHEUS_URL: `http://ann:s3cret@${host}`,
      ACCESS_LOG: 'on',
    });
    await ask({ path: `${QUERY}?query=s3cret` });
    await ask({ path: '/no"thing\\' });
    await expect.poll(() => lines.length).toBe(2);
    const common = {
      time: expect.stringMatching(/^\d{4}-.+Z$/),
      client: '127.0.0.1',
      ms: expect.any(Number),
    };
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ...common, method: 'GET', path: QUERY, status: 200, complete: true },
      { ...common, method: 'GET', path: '/no"thing\\', status: 400, complete: true },
    ]);
    expect(lines.join('')).not.toContain('s3cret');
    for (const line of lines) expect(line).toMatch(/^[^\n]+\n$/);
  });

  test('is off unless it is asked for', async () => {
    const { ask, lines } = await bench.start();
    await ask();
    expect(lines).toEqual([]);
  });
});

describe('start and stop', () => {
  test('the next free port will do unless one was asked for', async () => {
    const first = await bench.start();
    const settings = { ...first.settings, port: first.port, isPortFixed: false };
    const { folder } = bench;
    const second = await startServer(settings, { folder });
    await second.stop();
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.addresses).toEqual([`http://127.0.0.1:${second.port}/`]);
    await expect(startServer({ ...settings, isPortFixed: true }, { folder })).rejects.toThrow('EADDRINUSE');
  });

  test('what has begun ends before it stops, and nothing new begins', async () => {
    const begun = signal();
    const finish = signal();
    const { host } = await bench.startBehind(async (_request, response) => {
      begun.give();
      await finish.given;
      response.end('{"status":"success"}');
    });
    const { ask, stop } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const asking = ask({ path: QUERY });
    await begun.given;
    const stopped = stop();
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
    finish.give();
    expect((await asking).status).toBe(200);
    await stopped;
  });
});

describe('who sends a byte now and then', () => {
  /** Half of them never end their headers, the others never end their question. */
  async function dripFrom(count: number, port: number) {
    const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
    const closed = sockets.map((socket) => once(socket.on('error', () => {}).resume(), 'close'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const head = `POST ${QUERY} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 900000\r\n`;
    for (const [index, socket] of sockets.entries()) socket.write(index % 2 === 0 ? head : `${head}\r\n`);
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('a');
    }, 200);
    const end = () => {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    };
    return { closed: Promise.all(closed), left: () => sockets.filter(({ closed }) => !closed).length, end };
  }

  test('stops nobody, by the hundred', async () => {
    const { asked, host } = await bench.startBehind();
    const patient = { headersTimeout: 60_000, requestTimeout: 60_000, connectionsCheckingInterval: 100 };
    const { ask, port } = await bench.start({ PROMETHEUS_URL: `http://${host}` }, patient);
    const { left, end } = await dripFrom(300, port);
    try {
      for (let round = 0; round < 5; round += 1) {
        expect((await ask({ method: 'POST', path: QUERY, body: 'query=up' })).status).toBe(200);
        expect((await ask()).status).toBe(200);
      }
      expect(left(), 'all of them are still there').toBe(300);
      expect(asked, 'no unfinished question gets through').toHaveLength(5);
    } finally {
      end();
    }
  });

  test('is sent away', async () => {
    const { asked, host } = await bench.startBehind();
    const { port } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const { closed, end } = await dripFrom(10, port);
    try {
      await closed;
      expect(asked).toEqual([]);
    } finally {
      end();
    }
  });
});
