import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBench, PAGE, SCORECARD, SCRIPT } from './server-bench.ts';

let bench: ReturnType<typeof createBench>;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.end());

describe('the page', () => {
  test('is sent with its own policy as a header, which names who may frame it and whom it asks', async () => {
    const { ask } = await bench.start();
    const { status, headers, text } = await ask();
    expect([status, text]).toEqual([200, PAGE]);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; connect-src 'self'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test.for([
    ['https://metrics.example:9090/prometheus', {}, "connect-src 'self' https://metrics.example:9090;"],
    ['./prometheus', {}, "connect-src 'self';"],
    ['javascript:alert(1)', {}, "connect-src 'self';"],
    ['https://metrics.example/', { PROMETHEUS_URL: 'http://behind.example' }, "connect-src 'self';"],
  ] as const)(
    'may ask the server that is known: scorecard.json says %s, the environment %o',
    async ([url, env, directive]) => {
      bench.write('scorecard.json', JSON.stringify({ ...SCORECARD, prometheus: { url } }));
      const { ask } = await bench.start({ ...env, FRAME_ANCESTORS: 'https://intranet.example' });
      const policy = (await ask()).headers['content-security-policy'];
      expect(policy).toContain(directive);
      expect(policy).toContain('frame-ancestors https://intranet.example');
    },
  );

  test('follows a scorecard and a page that change while it runs', async () => {
    const { ask } = await bench.start();
    const before = (await ask()).headers;
    bench.write(
      'scorecard.json',
      JSON.stringify({ ...SCORECARD, prometheus: { url: 'http://other.example' } }),
    );
    const after = await ask({ headers: { 'if-none-match': String(before.etag) } });
    expect(after.status, 'the policy has changed, so the page has').toBe(200);
    expect(after.headers['content-security-policy']).toContain("connect-src 'self' http://other.example");
    bench.write('index.html', PAGE.replace('base-uri &#39;none&#39;', 'img-src &#39;self&#39;'));
    expect((await ask()).headers['content-security-policy']).toContain("img-src 'self'");
  });

  test('is not sent twice to who has it', async () => {
    const { ask } = await bench.start();
    for (const path of ['/', '/assets/app-1.js', '/scorecard.json']) {
      const { headers } = await ask({ path });
      const again = await ask({ path, headers: { 'if-none-match': `"other", ${headers.etag}` } });
      expect([again.status, again.text], path).toEqual([304, '']);
    }
  });

  test('what has a hash in its name may be kept for ever, everything else is asked for again', async () => {
    const { ask } = await bench.start();
    const kept = (await ask({ path: '/assets/app-1.js' })).headers['cache-control'];
    expect(kept).toBe('public, max-age=31536000, immutable');
    bench.write('version.json', '{}');
    for (const path of ['/', '/index.html', '/scorecard.json', '/version.json']) {
      expect((await ask({ path })).headers['cache-control'], path).toBe('no-cache');
    }
    expect((await ask({ path: '/nothing.js' })).headers['cache-control']).toBe('no-store');
  });

  test('is sent as it was compressed at build, to who takes it, and until it is edited', async () => {
    const { ask } = await bench.start();
    const path = '/assets/app-1.js';
    const compressed = await ask({ path, headers: { 'accept-encoding': 'br, gzip' } });
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(compressed.body).toString()).toBe(SCRIPT);
    for (const encodings of ['', 'br', 'gzip;q=0', 'identity']) {
      const plain = await ask({ path, headers: { 'accept-encoding': encodings } });
      expect([plain.headers['content-encoding'], plain.text], encodings).toEqual([undefined, SCRIPT]);
    }
    bench.write('assets/app-1.js', 'edited');
    const later = Date.now() / 1000 + 10;
    utimesSync(join(bench.folder, 'assets/app-1.js'), later, later);
    expect((await ask({ path, headers: { 'accept-encoding': 'gzip' } })).text).toBe('edited');
  });

  test.for([
    '/.vite/manifest.json',
    '/.git/config',
    '/assets/.env',
    '/assets',
    '/assets/',
    '/assets/app-1.js.gz',
    '/nothing-here',
    '/index.html/',
    '/prometheus/api/v1/query',
    '/scorecard.json/',
  ])('%s is not there', async (path) => {
    bench.write('assets/.env', 'SECRET=1');
    const { ask } = await bench.start();
    expect((await ask({ path })).status).toBe(404);
  });

  test.for(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
    const { ask } = await bench.start();
    const { status, headers } = await ask({ method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('HEAD says what GET would, without the content', async () => {
    const { ask } = await bench.start();
    for (const path of ['/', '/scorecard.json', '/healthz']) {
      const { status, text } = await ask({ path, method: 'HEAD' });
      expect([status, text], path).toEqual([200, '']);
    }
  });
});

describe('scorecard.json', () => {
  test('is as it is when no server was named', async () => {
    const { ask } = await bench.start();
    expect(JSON.parse((await ask({ path: '/scorecard.json' })).text)).toEqual(SCORECARD);
  });

  // A page with "url": null shows the demo world: it must never get that when a server was named.
  test.for([
    ['a plain file', JSON.stringify(SCORECARD)],
    ['a byte order mark', `\uFEFF${JSON.stringify(SCORECARD)}`],
    ['no settings of the server', JSON.stringify({ version: 1 })],
    ['settings that are none', JSON.stringify({ version: 1, prometheus: null })],
    ['a list of settings', JSON.stringify({ version: 1, prometheus: [] })],
    ['a text in their place', JSON.stringify({ version: 1, prometheus: 'demo' })],
  ] as const)('leads to the server that was named: %s', async ([, content]) => {
    bench.write('scorecard.json', content);
    const { ask } = await bench.start({ PROMETHEUS_URL: 'http://behind.example' });
    const { text, headers } = await ask({ path: '/scorecard.json', headers: { 'accept-encoding': '' } });
    expect(JSON.parse(text)).toMatchObject({ version: 1, prometheus: { url: './prometheus' } });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test.for(['{"version": 1,', '[]', 'null', '"demo"', ''])(
    'is handed on as it is when it is no object: %s',
    async (content) => {
      bench.write('scorecard.json', content);
      const { ask } = await bench.start({ PROMETHEUS_URL: 'http://behind.example' });
      const { status, text } = await ask({ path: '/scorecard.json' });
      expect([status, text]).toEqual([200, content]);
    },
  );

  test('may be YAML, which leads to the server that was named, too', async () => {
    bench.write('own.yaml', '# ours\nversion: 1\nprometheus:\n  url: null\n  timeout: 30s\n');
    const SCORECARD = join(bench.folder, 'own.yaml');
    const plain = await (await bench.start({ SCORECARD })).ask({ path: '/scorecard.json' });
    expect(plain.text).toContain('# ours\n');
    const named = await bench.start({ SCORECARD, PROMETHEUS_URL: 'http://behind.example' });
    expect(JSON.parse((await named.ask({ path: '/scorecard.json' })).text)).toEqual({
      version: 1,
      prometheus: { url: './prometheus', timeout: '30s' },
    });
  });

  test('is the file that was named, as it is edited, and never the one of the page', async () => {
    const file = { path: '/scorecard.json' };
    bench.write('own.json', JSON.stringify({ version: 1, title: 'Ours' }));
    const { ask } = await bench.start({ SCORECARD: join(bench.folder, 'own.json') });
    expect(JSON.parse((await ask(file)).text)).toEqual({ version: 1, title: 'Ours' });
    bench.write('own.json', JSON.stringify({ version: 1, title: 'Ours, edited' }));
    expect(JSON.parse((await ask(file)).text)).toMatchObject({ title: 'Ours, edited' });
    rmSync(join(bench.folder, 'own.json'));
    expect((await ask(file)).status).toBe(404);
  });

  test('is read anew when it is edited, and compressed for who takes that', async () => {
    const { ask } = await bench.start();
    const path = '/scorecard.json';
    const before = await ask({ path });
    bench.write('scorecard.json', JSON.stringify({ ...SCORECARD, title: 'Edited' }));
    const after = await ask({
      path,
      headers: { 'accept-encoding': 'gzip', 'if-none-match': `${before.headers.etag}` },
    });
    expect(JSON.parse(gunzipSync(after.body).toString())).toMatchObject({ title: 'Edited' });
    rmSync(join(bench.folder, 'scorecard.json'));
    expect((await ask({ path })).status).toBe(404);
  });
});
