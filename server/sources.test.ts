import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBench } from './server-bench.ts';
import { readSettings } from './settings.mjs';

let bench: ReturnType<typeof createBench>;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.end());

const SOURCES = {
  eu: { url: 'https://prom-eu.example', timeout: '5s' },
  us: { url: 'https://prom-us.example' },
};
const writeSources = (url: string | null = null) =>
  bench.write('scorecard.json', JSON.stringify({ version: 1, prometheus: { url, sources: SOURCES } }));

describe('PROMETHEUS_URL_EU', () => {
  test('stands behind a path of its own, with headers of its own', async () => {
    writeSources();
    const byDefault = await bench.startBehind();
    const eu = await bench.startBehind();
    const { ask } = await bench.start({
      PROMETHEUS_URL: `http://${byDefault.host}`,
      PROMETHEUS_HEADERS: 'X-Scope-OrgID: home',
      PROMETHEUS_URL_EU: `http://${eu.host}/prom`,
      PROMETHEUS_HEADERS_EU: 'X-Scope-OrgID: europe',
    });
    expect((await ask({ path: '/prometheus/eu/api/v1/query?query=up' })).status).toBe(200);
    expect((await ask({ path: '/prometheus/api/v1/query?query=down' })).status).toBe(200);
    const told = ({ asked }: typeof eu) => asked.map(({ url, headers }) => [url, headers['x-scope-orgid']]);
    expect(told(eu)).toEqual([['/prom/api/v1/query?query=up', 'europe']]);
    expect(told(byDefault)).toEqual([['/api/v1/query?query=down', 'home']]);
  });

  test('is what the page is told to ask; another source it asks by itself', async () => {
    writeSources();
    const { ask } = await bench.start({ PROMETHEUS_URL_EU: 'http://ann:s3cret@behind.example' });
    const { text } = await ask({ path: '/scorecard.json' });
    expect(JSON.parse(text)).toEqual({
      version: 1,
      prometheus: {
        url: null,
        sources: { eu: { url: './prometheus/eu', timeout: '5s' }, us: SOURCES.us },
      },
    });
    expect((await ask()).headers['content-security-policy']).toContain(
      "connect-src 'self' https://prom-us.example;",
    );
  });

  test('left out, the page may ask every server of the file', async () => {
    writeSources('https://prom.example/x');
    const { ask } = await bench.start();
    expect((await ask()).headers['content-security-policy']).toContain(
      "connect-src 'self' https://prom.example https://prom-eu.example https://prom-us.example;",
    );
  });

  test('passes on what the page asks and nothing else, for nobody from elsewhere', async () => {
    const eu = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL_EU: `http://${eu.host}` });
    const path = '/prometheus/eu/api/v1/query?query=up';
    expect((await ask({ path: '/prometheus/eu/api/v1/admin/tsdb/snapshot', method: 'POST' })).status).toBe(
      404,
    );
    expect((await ask({ path, headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
    // A click on a link elsewhere opens a page, and asks no question.
    const click = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask({ path, headers: click })).status).toBe(403);
    expect((await ask({ path: '/prometheus/us/api/v1/query?query=up' })).status).toBe(404);
    expect((await ask({ path: '/prometheus/api/v1/query?query=up' })).status).toBe(404);
    expect(eu.asked).toEqual([]);
  });

  test('leads to the page of graphs of that server', async () => {
    const { ask } = await bench.start({ PROMETHEUS_URL_EU: 'https://ann:s3cret@prom-eu.example/p' });
    const { status, headers } = await ask({ path: '/prometheus/eu/graph?g0.expr=up' });
    expect([status, headers.location]).toEqual([302, 'https://prom-eu.example/p/graph?g0.expr=up']);
  });

  test('a name that is part of the API takes nothing from the default server', async () => {
    const byDefault = await bench.startBehind();
    const api = await bench.startBehind();
    const { ask } = await bench.start({
      PROMETHEUS_URL: `http://${byDefault.host}`,
      PROMETHEUS_URL_API: `http://${api.host}`,
    });
    await ask({ path: '/prometheus/api/v1/query?query=a' });
    await ask({ path: '/prometheus/api/api/v1/query?query=b' });
    expect([byDefault.asked, api.asked].map((asked) => asked.map(({ url }) => url))).toEqual([
      ['/api/v1/query?query=a'],
      ['/api/v1/query?query=b'],
    ]);
  });

  test('that is no address is named, and not repeated', () => {
    expect(() => readSettings({ PROMETHEUS_URL_EU: 'ann:s3cret@host' })).toThrow(
      /^PROMETHEUS_URL_EU must be /,
    );
    expect(() => readSettings({ PROMETHEUS_URL_EU: 'ann:s3cret@host' })).not.toThrow(/s3cret/);
    const both = { PROMETHEUS_URL_EU: 'http://ann:b@host', PROMETHEUS_HEADERS_EU: 'Authorization: x' };
    expect(() => readSettings(both)).toThrow(/^PROMETHEUS_URL_EU holds a user or a password/);
  });
});
