import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/api_responses.json' with { type: 'json' };
import { openEnvelope } from './envelope.ts';
import { PrometheusError, type PrometheusErrorKind } from './error.ts';
import type { Reply } from './exchange.ts';

const HOST = 'https://prom.example/sub';
const BEGUN_AT = epochMs(Date.parse('2026-01-31T10:00:07Z'));

type Case = {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly kind: PrometheusErrorKind;
  readonly retryable?: boolean;
  readonly says: string;
};

const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: new Headers(headers),
  begunAt: BEGUN_AT,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

async function errorOf(opened: Reply): Promise<PrometheusError> {
  try {
    await openEnvelope(opened, HOST);
  } catch (error) {
    if (error instanceof PrometheusError) return error;
  }
  throw new Error('expected a PrometheusError');
}

const failure = (errorType: string, error: string) => ({ status: 'error', errorType, error });
const page = (inside: string) =>
  `<!doctype html>\n<html><head><title>${inside}</title></head><body></body></html>`;

describe('every failure has a kind, says where it was and what to do', () => {
  test.for<Case>([
    {
      name: 'not signed in',
      status: 401,
      body: '',
      kind: 'signed-out',
      says: 'signed out of https://prom.example',
    },
    {
      name: 'a tenant without its header',
      status: 401,
      body: 'no org id',
      kind: 'signed-out',
      says: 'It says: no org id',
    },
    {
      name: 'forbidden',
      status: 403,
      body: failure('forbidden', 'no such tenant'),
      kind: 'signed-out',
      says: '(status 403): no such tenant; sign in there as somebody who may',
    },
    {
      name: 'a sign-in page sent as forbidden',
      status: 403,
      body: page('Sign in - ACME'),
      kind: 'signed-out',
      says: 'You are signed out of',
    },
    { name: 'redirect', status: 302, body: '', kind: 'signed-out', says: 'sends us elsewhere' },
    { name: 'opaque redirect', status: 0, body: '', kind: 'signed-out', says: 'probably signed out' },
    {
      name: 'sign-in page by title',
      status: 200,
      body: page('Sign in - ACME'),
      kind: 'signed-out',
      says: 'signed out',
    },
    {
      name: 'sign-in page by password field',
      status: 200,
      body: '<html><form><input name=p type="password"></form></html>',
      kind: 'signed-out',
      says: 'signed out',
    },
    {
      name: 'web page',
      status: 200,
      body: page('Blogging in Go'),
      kind: 'decode',
      says: 'answered with a web page',
    },
    { name: 'cut off', status: 200, body: '{"status":"succ', kind: 'decode', says: 'not complete JSON' },
    { name: 'empty', status: 204, body: '', kind: 'decode', says: 'not complete JSON' },
    {
      name: 'error in a 200',
      status: 200,
      body: failure('execution', 'boom'),
      kind: 'query',
      says: ': boom',
    },
    {
      name: '400 that is not JSON',
      status: 400,
      body: 'bad',
      kind: 'http',
      says: 'refuses the request (status 400): bad',
    },
    {
      name: '404 page',
      status: 404,
      body: page('Not found'),
      kind: 'http',
      says: 'no Prometheus API at https',
    },
    { name: '413', status: 413, body: page('x'), kind: 'http', says: '(status 413)' },
    {
      name: '429',
      status: 429,
      body: 'slow',
      kind: 'http',
      retryable: true,
      says: 'more requests than it allows',
    },
    {
      name: '500',
      status: 500,
      body: failure('internal', 'disk'),
      kind: 'http',
      retryable: true,
      says: ': disk;',
    },
    {
      name: '502 page',
      status: 502,
      body: page('Bad'),
      kind: 'http',
      retryable: true,
      says: '(status 502); wait',
    },
    {
      name: '503 while starting',
      status: 503,
      body: 'Service Unavailable',
      kind: 'http',
      retryable: true,
      says: 'is failing',
    },
    {
      name: '503 timeout',
      status: 503,
      body: failure('timeout', 'slow'),
      kind: 'timeout',
      says: 'narrower window',
    },
    {
      name: '422 of VictoriaMetrics',
      status: 422,
      body: failure('422', 'no such'),
      kind: 'query',
      says: ': no such',
    },
  ])('$name', async ({ status, body, kind, retryable = false, says }) => {
    const error = await errorOf(reply(status, body));
    expect(error).toMatchObject({ kind, retryable, status });
    expect(error.message).toContain(says);
  });

  test.for(vectors.cases.filter(({ status }) => status !== 200))(
    'what a real server answered: $id',
    async (real) => {
      const error = await errorOf(reply(real.status, real.body));
      const words = typeof real.body === 'string' ? real.body.trim() : real.body.error;
      const kind = real.status === 503 ? 'timeout' : real.status === 404 ? 'http' : 'query';
      expect(error).toMatchObject({ kind, retryable: false, status: real.status, serverMessage: words });
      if (kind === 'query') expect(error.message).toContain(words);
    },
  );
});

test.for<[body: unknown, says: string]>([
  [{ ok: true }, 'it.status should be "success"'],
  [null, 'it should be an object'],
  [{ status: 'success', warnings: [1] }, 'it.warnings[0] should be a text'],
])('JSON of another kind is refused with its place: %j', async ([body, says]) => {
  const error = await errorOf(reply(200, body));
  expect(error.kind).toBe('decode');
  expect(error.message).toContain(says);
});

describe('the words of the server', () => {
  test('10 kB of them are cut in the message and kept beside it', async () => {
    const words = 'x'.repeat(10_240);
    const error = await errorOf(reply(400, failure('bad_data', words)));
    expect(error.message.length).toBeLessThan(400);
    expect(error.serverMessage).toBe(words);
  });

  test('credentials in a quoted address are taken out', async () => {
    const error = await errorOf(reply(502, 'dial http://user:secret@backend:9090: refused'));
    expect(error.message + error.serverMessage).not.toContain('secret');
    expect(error.serverMessage).toBe('dial http://backend:9090: refused');
  });
});

describe('Retry-After', () => {
  const date = 'Sat, 31 Jan 2026 10:00:00 GMT';

  test.for<[title: string, headers: Record<string, string>, wait: number | null]>([
    ['is a number of seconds', { 'retry-after': '7' }, 7000],
    ['is a date on the clock of the server', { date, 'retry-after': 'Sat, 31 Jan 2026 10:00:09 GMT' }, 9000],
    ['may be over', { date, 'retry-after': 'Sat, 31 Jan 2026 09:00:00 GMT' }, 0],
    ['is nothing without the clock of the server', { 'retry-after': 'Sat, 31 Jan 2026 10:00:09 GMT' }, null],
    ['may be anything', { date, 'retry-after': 'soon' }, null],
    ['may be absent', {}, null],
  ])('%s', async ([, headers, wait]) => {
    expect((await errorOf(reply(429, '', headers))).retryAfter).toBe(wait);
  });
});

describe('openEnvelope', () => {
  test('warnings and infos are kept apart and beside the data', async () => {
    const real = vectors.cases.find(({ id }) => id.startsWith('3.x warnings'));
    const opened = await openEnvelope(reply(200, real?.body), HOST);
    expect(opened.warnings).toEqual(['PromQL warning: ...']);
    expect(opened.infos).toEqual([expect.stringContaining('PromQL info: input to histogram_quantile')]);
  });

  test('an info among the warnings, as before 2.54, is an info', async () => {
    const body = { status: 'success', data: [], warnings: ['PromQL info: a', 'store down'], infos: null };
    expect(await openEnvelope(reply(200, body), HOST)).toMatchObject({
      infos: ['PromQL info: a'],
      warnings: ['store down'],
    });
  });

  test('an answer marked as partial carries a warning', async () => {
    const body = { status: 'success', isPartial: true, data: [] };
    expect((await openEnvelope(reply(200, body), HOST)).warnings).toEqual([
      expect.stringContaining('partial'),
    ]);
    expect((await openEnvelope(reply(200, { ...body, isPartial: false }), HOST)).warnings).toEqual([]);
  });

  test('the Date header tells how far the clock of the server is ahead', async () => {
    const body = { status: 'success', data: [] };
    const date = 'Sat, 31 Jan 2026 10:01:00 GMT';
    expect((await openEnvelope(reply(200, body, { date }), HOST)).clockLead).toBe(53_000);
    expect((await openEnvelope(reply(200, body), HOST)).clockLead).toBeNull();
    expect((await openEnvelope(reply(200, body, { date: 'x' }), HOST)).clockLead).toBeNull();
  });
});
