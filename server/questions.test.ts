import { connect } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBench, type Headers, signal } from './server-bench.ts';

const QUERY = '/prometheus/api/v1/query';

let bench: ReturnType<typeof createBench>;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.end());

describe('a question to the server behind', () => {
  test('goes below its base path, with the credentials of the operator and nothing of the reader', async () => {
    const { asked, host } = await bench.startBehind();
    const { ask } = await bench.start({
      PROMETHEUS_URL: `http://ann:100%pass@${host}/team-a/prom/`,
      PROMETHEUS_HEADERS: 'X-Scope-OrgID: my-team',
    });
    await ask({
      method: 'POST',
      path: `${QUERY}?stats=all`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        cookie: 'session=s3cret',
        authorization: 'Bearer s3cret',
        'x-scope-orgid': 'another-team',
        'x-forwarded-for': '10.0.0.1',
        'proxy-authorization': 'Basic s3cret',
        te: 'trailers',
        'keep-alive': 'timeout=5',
      },
      body: 'query=up',
    });
    expect(asked).toHaveLength(1);
    const { headers, ...question } = asked[0] ?? { headers: {} };
    expect(question).toEqual({
      method: 'POST',
      url: '/team-a/prom/api/v1/query?stats=all',
      body: 'query=up',
    });
    expect(headers).toEqual({
      host,
      'user-agent': 'pillars',
      authorization: `Basic ${Buffer.from('ann:100%pass').toString('base64')}`,
      'x-scope-orgid': 'my-team',
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '8',
      connection: 'keep-alive',
    });
  });

  test('a password without a user is sent', async () => {
    const { asked, host } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://:s3cret@${host}` });
    await ask({ path: QUERY });
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from(':s3cret').toString('base64')}`);
  });

  test('its answer comes back without cookies, permissions and policies of that server', async () => {
    const { host } = await bench.startBehind((_request, response) => {
      response.writeHead(422, {
        'content-type': 'application/json',
        'set-cookie': 'session=s3cret',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'www-authenticate': 'Basic',
        'content-security-policy': 'script-src *',
        server: 'secret/1.0',
        date: 'Thu, 01 Jan 2026 00:00:00 GMT',
        'retry-after': '7',
        'cache-control': 'public',
      });
      response.end('{"status":"error"}');
    });
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const { status, text, headers } = await ask({ path: QUERY });
    expect([status, text]).toEqual([422, '{"status":"error"}']);
    expect(headers).toEqual({
      'content-type': 'application/json',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'retry-after': '7',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      connection: 'close',
      'transfer-encoding': 'chunked',
    });
  });

  test('a compressed answer stays compressed', async () => {
    const { host } = await bench.startBehind((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('{"status":"success"}'));
    });
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const { body, headers } = await ask({ path: QUERY, headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe('{"status":"success"}');
  });

  test('a redirection leads nowhere', async () => {
    const { host } = await bench.startBehind((_request, response) => {
      response.writeHead(302, { location: 'https://sso.example/?state=s3cret' }).end('s3cret');
    });
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const { status, headers, text } = await ask({ path: QUERY });
    expect([status, headers.location, text]).toEqual([302, undefined, '']);
  });

  test('nobody there is a sentence in the form of the API, without the password', async () => {
    const { ask } = await bench.start({ PROMETHEUS_URL: 'http://ann:s3cret@127.0.0.1:9' });
    const { status, text } = await ask({ path: QUERY });
    expect(status).toBe(502);
    expect(JSON.parse(text)).toMatchObject({
      status: 'error',
      error: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 cannot be reached: (?!.*s3cret)/),
    });
  });

  test('a kept connection that turns out closed is replaced by a new one', async () => {
    const used = new Set<unknown>();
    let together: (() => void)[] | null = [];
    const { host } = await bench.startBehind(({ socket }, response) => {
      if (used.has(socket)) return socket.destroy();
      used.add(socket);
      const respond = () => response.end('{"status":"success"}');
      if (together === null) return respond();
      // Two requests at once, so that two connections are kept.
      together.push(respond);
      if (together.length < 2) return;
      for (const each of together) each();
      together = null;
    });
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    await Promise.all([ask({ path: QUERY }), ask({ path: QUERY })]);
    expect((await ask({ path: QUERY })).status).toBe(200);
    expect(used.size).toBe(3);
  });

  test('a server that stays silent is given up', async () => {
    const { host } = await bench.startBehind(() => {});
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}`, PROMETHEUS_TIMEOUT: '1' });
    const { status, text } = await ask({ path: QUERY });
    expect([status, JSON.parse(text).error]).toEqual([
      502,
      `http://${host} cannot be reached: no answer within 1 s`,
    ]);
  });

  test('an answer that breaks off is not made to look whole', async () => {
    const { host } = await bench.startBehind((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"status":', () => response.destroy());
    });
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    await expect(ask({ path: QUERY })).rejects.toThrow(/aborted/);
  });

  test('a reader who goes away takes the question along', async () => {
    const gone = signal();
    const begun = signal();
    const { host } = await bench.startBehind((request) => {
      request.socket.once('close', () => gone.give());
      begun.give();
    });
    const { port } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${QUERY} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await begun.given;
    socket.destroy();
    await gone.given;
  });

  test.for(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'])(
    '%s does not get through',
    async (method) => {
      const { asked, host } = await bench.startBehind();
      const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
      const { status, headers } = await ask({ method, path: QUERY });
      expect([status, headers.allow, asked.length]).toEqual([405, 'GET, POST', 0]);
      expect(headers).not.toHaveProperty('access-control-allow-methods');
    },
  );

  test('one that is longer than a megabyte does not get through, announced or not', async () => {
    const { asked, host } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    const body = 'a'.repeat(1_000_001);
    expect((await ask({ method: 'POST', path: QUERY, body: body.slice(1) })).status).toBe(200);
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }] as Headers[]) {
      // Whoever goes on sending may find the connection closed before the answer is read.
      const outcome = await ask({ method: 'POST', path: QUERY, body, headers }).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      );
      expect([413, 'EPIPE', 'ECONNRESET']).toContain(outcome);
    }
    expect(asked).toHaveLength(1);
  });

  test('headers of more than 16 kB do not get through', async () => {
    const { asked, host } = await bench.startBehind();
    const { ask } = await bench.start({ PROMETHEUS_URL: `http://${host}` });
    expect((await ask({ path: QUERY, headers: { 'x-long': 'a'.repeat(17_000) } })).status).toBe(431);
    expect(asked).toHaveLength(0);
  });

  test("the server's own graphs are at the server, without its password", async () => {
    const { ask } = await bench.start({ PROMETHEUS_URL: 'https://ann:s3cret@metrics.example/prom/' });
    const { status, headers } = await ask({ path: '/prometheus/graph?g0.expr=up' });
    expect([status, headers.location]).toEqual([302, 'https://metrics.example/prom/graph?g0.expr=up']);
    expect((await ask({ path: '/prometheus/-/quit', method: 'POST' })).status).toBe(404);
  });
});
