import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { decodeSamples } from './decode.ts';
import { openEnvelope } from './envelope.ts';
import { serverWords } from './server-words.ts';

const wordsOf = (body: unknown) =>
  serverWords({ body: typeof body === 'string' ? body : JSON.stringify(body) }).serverMessage;

test.for<[who: string, body: unknown, words: string | null]>([
  ['Prometheus', { status: 'error', errorType: 'bad_data', error: 'parse error' }, 'parse error'],
  ['a message', { message: 'no' }, 'no'],
  ['a message in capitals', { Message: 'no' }, 'no'],
  ['a short message', { msg: 'no' }, 'no'],
  ['a text as error', { error: 'no' }, 'no'],
  ['a text as JSON', '"no"', 'no'],
  [
    'Kubernetes',
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'User "viewer" cannot create resource "services/proxy"',
      reason: 'Forbidden',
      details: { name: 'prometheus:9090', kind: 'services' },
      code: 403,
    },
    'User "viewer" cannot create resource "services/proxy"',
  ],
  ['Grafana', { message: 'Data source not found', traceID: '', statusCode: 404 }, 'Data source not found'],
  [
    'Grafana with a title',
    { title: 'Access denied', message: 'You need the role', accessErrorId: 'ACE1' },
    'Access denied: You need the role',
  ],
  ['AWS', { __type: 'AccessDeniedException', Message: 'not authorized' }, 'not authorized'],
  [
    'AWS behind a gateway',
    { Output: { __type: 'x', message: 'signature expired' }, Version: '1.0' },
    'signature expired',
  ],
  [
    'Azure',
    { error: { code: 'AuthorizationFailed', message: 'The client has no role', details: [] } },
    'The client has no role',
  ],
  [
    'Google',
    {
      error: {
        code: 403,
        message: 'Permission denied',
        status: 'PERMISSION_DENIED',
        errors: [{ message: 'Permission denied', domain: 'global', reason: 'forbidden' }],
      },
    },
    'Permission denied',
  ],
  ['Google, as a list', [{ error: { code: 429, message: 'Quota' } }], 'Quota'],
  [
    'RFC 9457',
    { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'Tenant a may not' },
    'Forbidden: Tenant a may not',
  ],
  ['RFC 9457 without detail', { type: 'about:blank', title: 'Forbidden', status: 403 }, 'Forbidden'],
  [
    'OAuth',
    { error: 'invalid_token', error_description: 'The token has expired' },
    'invalid_token: The token has expired',
  ],
  ['Spring', { status: 403, error: 'Forbidden', message: '', path: '/api' }, 'Forbidden'],
  ['FastAPI', { detail: [{ loc: ['query'], msg: 'field required', type: 'missing' }] }, 'field required'],
  ['GraphQL', { errors: [{ message: 'one' }, { message: 'two' }] }, 'one; two'],
  ['errors as texts', { errors: ['one', 'two', 'one'] }, 'one; two'],
  ['errors by field', { errors: { query: ['is too long'] } }, 'is too long'],
  [
    'Elastic',
    { error: { root_cause: [], type: 'security', reason: 'missing role' }, status: 401 },
    'missing role',
  ],
  ['Apigee', { fault: { faultstring: 'Invalid key', detail: { errorcode: 'x' } } }, 'Invalid key'],
  ['a status inside', { status: { code: 7, message: 'denied' } }, 'denied'],
  ['an error inside of data', { status: 'fail', data: { title: 'Required' } }, 'Required'],
  ['plain text', ' no org id\n', 'no org id'],
  ['a web page', '<!doctype html><title>x</title>', null],
  ['JSON that says nothing', { ok: false, code: 5 }, null],
  ['nothing', '', null],
])('%s', ([, body, words]) => {
  expect(wordsOf(body)).toBe(words);
});

describe('no credentials', () => {
  test.for([
    ['dial http://user:secret@backend:9090: refused', 'dial http://backend:9090: refused'],
    ['dial http://user:se@cret@backend:9090', 'dial http://backend:9090'],
    ['bad header Authorization: Bearer eyJhbGciOi.eyJz_-.x=', 'bad header Authorization: Bearer …'],
    ['GET /api?token=secret&x=1 failed', 'GET /api?token=…&x=1 failed'],
  ] as const)('%s', ([said, shown]) => {
    expect(wordsOf(said)).toBe(shown);
    expect(wordsOf({ message: said })).toBe(shown);
  });
});

test('an error that a proxy sends as a success is told with its words', async () => {
  const reply = {
    status: 200,
    headers: new Headers(),
    begunAt: epochMs(0),
    body: '{"message":"no such tenant"}',
  };
  const open = async () => openEnvelope(reply, 'https://prom.example');
  await expect(open()).rejects.toMatchObject({
    kind: 'decode',
    status: 200,
    serverMessage: 'no such tenant',
    message: expect.stringMatching(/it\.status should be "success".* It says: no such tenant$/),
  });
});

describe('no body makes us read it twice', () => {
  test.for([
    ['open tags of inputs', `<html>${'<input '.repeat(60_000)}`, 200],
    ['titles', `<html>${'<title>sign'.repeat(40_000)}`, 200],
    ['slashes', '//'.repeat(300_000), 500],
    ['one long address', `//${'a'.repeat(600_000)}`, 500],
    [
      'digits',
      `{"status":"success","data":{"resultType":"scalar","result":[1,"${'1'.repeat(600_000)}x"]}}`,
      200,
    ],
    ['spaces', `${' '.repeat(600_000)}x`, 500],
    ['nested lists', `${'['.repeat(5000)}${']'.repeat(5000)}`, 500],
    ['a long text of limits', `max ${'limit of '.repeat(80_000)}`, 500],
  ] as const)('%s', async ([, body, status]) => {
    const reply = { status, headers: new Headers(), begunAt: epochMs(0), body };
    const begun = performance.now();
    const open = async () => decodeSamples(openEnvelope(reply, 'https://prom.example').data);
    await expect(open()).rejects.toThrow();
    // What is quadratic takes many times that.
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
