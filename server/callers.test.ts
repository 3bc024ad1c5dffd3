import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBench, type Headers } from './server-bench.ts';

const QUERY = '/prometheus/api/v1/query';

let bench: ReturnType<typeof createBench>;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.end());

describe('who may ask', () => {
  const PAGES = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

  test.for([[{}], [{ 'sec-fetch-site': 'same-origin' }], [{ 'sec-fetch-site': 'none' }]] as const)(
    'a program, and the page itself: %o',
    async ([headers]) => {
      const { host, asked } = await bench.startBehind();
      const { ask, port } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
      const origin = `http://127.0.0.1:${port}`;
      for (const more of [{}, { origin }] as Headers[]) {
        expect((await ask({ method: 'POST', path: QUERY, headers: { ...headers, ...more } })).status).toBe(
          200,
        );
        expect((await ask({ headers: { ...headers, ...more } })).status).toBe(200);
      }
      expect(asked).toHaveLength(2);
    },
  );

  test.for([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'file://' },
    { origin: 'http://127.0.0.1:3000' },
    { origin: 'http://localhost' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'anything' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { host: 'evil.example' },
    { host: 'evil.example:80', origin: 'http://evil.example:80' },
    { host: 'localhost' },
  ] as Headers[])('no page of another origin, and nobody by another name: %o', async (headers) => {
    const { host, asked } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    for (const method of ['GET', 'POST']) {
      const { status, headers: answered, text } = await ask({ method, path: QUERY, headers });
      expect([status, JSON.parse(text).status]).toEqual([403, 'error']);
      expect(Object.keys(answered).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    for (const path of ['/', '/scorecard.json', '/assets/app-1.js', '/prometheus/graph']) {
      expect((await ask({ path, headers })).status, path).toBe(403);
    }
    expect(asked).toHaveLength(0);
  });

  test('a link on another page opens the page, and asks no question', async () => {
    const { host, asked } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    expect((await ask({ headers: PAGES })).status).toBe(200);
    expect((await ask({ path: '/prometheus/graph', headers: PAGES })).status).toBe(302);
    expect((await ask({ path: QUERY, headers: PAGES })).status).toBe(403);
    expect(asked).toHaveLength(0);
  });

  test('behind a proxy it goes by the names that were allowed', async () => {
    const { host, asked } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}`, ALLOWED_HOSTS: 'pillars.example' });
    const origin = 'https://pillars.example';
    expect((await ask({ path: QUERY, headers: { host: 'pillars.example', origin } })).status).toBe(200);
    // A proxy that does not pass the name on.
    expect((await ask({ path: QUERY, headers: { origin } })).status).toBe(200);
    expect((await ask({ path: QUERY, headers: { origin: 'https://pillars.example:8443' } })).status).toBe(
      403,
    );
    expect(asked).toHaveLength(2);
  });

  test.for([
    { hosts: 'two', lines: 'Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n', version: '1.1', status: 403 },
    { hosts: 'no', lines: '', version: '1.0', status: 403 },
    { hosts: 'no', lines: '', version: '1.1', status: 400 },
  ])('a request of HTTP $version that names $hosts hosts is refused', async ({ lines, version, status }) => {
    const { port } = await bench.start();
    const socket = connect(port, '127.0.0.1');
    socket.end(`GET / HTTP/${version}\r\n${lines.replace('PORT', String(port))}\r\n`);
    expect(await read(socket)).toContain(`HTTP/1.1 ${status} `);
  });

  test('whether it is alive, anybody may ask', async () => {
    const { ask } = await bench.start();
    const { status, text } = await ask({ path: '/healthz', headers: { host: '10.1.2.3:4173' } });
    expect([status, text]).toEqual([200, 'ok\n']);
  });
});

async function read(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}
