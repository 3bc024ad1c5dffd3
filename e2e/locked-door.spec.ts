import { connect } from 'node:net';
import { expect, test } from './fixtures.ts';
import { INTRUSIONS, intrude } from './intrusions.ts';
import { isNginxInstalled, startNginx } from './servers/nginx.ts';
import { startPreview } from './servers/preview.ts';
import { startPrometheusWith } from './servers/storage.ts';
import { DEMO_WORLD } from './servers/worlds.ts';

const OPEN = ['--web.enable-lifecycle', '--web.enable-admin-api', '--web.enable-remote-write-receiver'];
/** One series of the world, as it is there at its last instant. */
const COUNT = 'count(http_requests_total)';
const QUESTION = `/api/v1/query?query=${COUNT}&time=2026-01-31T00:00:00Z`;

const FRONTS = [
  { name: 'npm start', start: (prometheus: string) => startPreview(prometheus), isInstalled: true },
  { name: 'the nginx snippet of docs/deploy.md', start: startNginx, isInstalled: isNginxInstalled() },
];

for (const { name, start, isInstalled } of FRONTS) {
  test(`a Prometheus that can be ended and emptied survives everybody in front of ${name}`, async ({
    request,
    stopAfter,
  }) => {
    test.skip(!isInstalled, 'nginx is not installed');
    const prometheus = stopAfter(await startPrometheusWith(DEMO_WORLD, { flags: OPEN }));
    const app = stopAfter(await start(prometheus.url));
    const counted = async (address: string) => (await request.get(address + QUESTION)).json();
    const before = await counted(prometheus.url);
    expect(Number(before.data.result[0].value[1])).toBeGreaterThan(0);

    const passed: string[] = [];
    for (const intrusion of INTRUSIONS) {
      const status = await intrude(app.url, intrusion);
      if (status < 400 && status !== 0) passed.push(`${status} ${JSON.stringify(intrusion)}`);
    }
    expect(passed).toEqual([]);

    expect((await request.get(`${prometheus.url}/-/ready`)).status(), 'it still runs').toBe(200);
    expect(await counted(prometheus.url), 'with all its series').toEqual(before);
    expect((await counted(`${app.url}/prometheus`)).data, 'and answers').toEqual(before.data);
  });
}

test('the intrusions do work without a door: this is what they would have done', async ({
  request,
  stopAfter,
}) => {
  const prometheus = stopAfter(await startPrometheusWith(DEMO_WORLD, { flags: OPEN }));
  const path = '/api/v1/admin/tsdb/delete_series?match[]=http_requests_total';
  expect(await intrude(prometheus.url, { method: 'POST', path })).toBe(204);
  const { data } = await (await request.get(prometheus.url + QUESTION)).json();
  expect(data.result).toEqual([]);
  expect(await intrude(prometheus.url, { method: 'POST', path: '/-/quit' })).toBe(200);
});

test('hundreds of slow connections do not hold up the others', async ({ addresses, request, stopAfter }) => {
  const app = stopAfter(await startPreview(addresses.prometheus));
  const { hostname, port } = new URL(app.url);
  const sockets = Array.from({ length: 300 }, () => connect(Number(port), hostname).on('error', () => {}));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  for (const socket of sockets) socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Slow: `);
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write('a');
  }, 500);
  try {
    for (let round = 0; round < 5; round += 1) {
      expect((await request.get(`${app.url}/prometheus${QUESTION}`)).status()).toBe(200);
    }
    expect(
      sockets.filter(({ destroyed }) => destroyed),
      'all of them were there meanwhile',
    ).toEqual([]);
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
});
