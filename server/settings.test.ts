import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from './settings.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pillars-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const URL_ = 'http://prometheus.example:9090';

describe('readSettings', () => {
  test('an empty environment is this machine, the first free port from 4173, and the scorecard alone', () => {
    const nothing = {
      host: '127.0.0.1',
      port: 4173,
      isPortFixed: false,
      upstream: null,
      sources: new Map(),
      scorecard: null,
      allowedHosts: [],
      frameAncestors: "'self'",
      hasAccessLog: false,
    };
    expect(readSettings({})).toEqual(nothing);
    const names = ['HOST', 'PORT', 'PROMETHEUS_URL', 'PROMETHEUS_HEADERS', 'PROMETHEUS_HEADERS_FILE'];
    const others = ['PROMETHEUS_TIMEOUT', 'ALLOWED_HOSTS', 'FRAME_ANCESTORS', 'ACCESS_LOG', 'SCORECARD'];
    expect(readSettings(Object.fromEntries([...names, ...others].map((name) => [name, ' '])))).toEqual(
      nothing,
    );
  });

  test('a port that was asked for is that one', () => {
    expect(readSettings({ PORT: '8080' })).toMatchObject({ port: 8080, isPortFixed: true });
  });

  test('a scorecard file is named by its path', () => {
    const file = join(folder, 'own.yaml');
    writeFileSync(file, 'version: 1\n');
    expect(readSettings({ SCORECARD: file }).scorecard).toBe(file);
  });

  test('headers come from lines, of the variable or of a file', () => {
    const lines = '\uFEFFX-Scope-OrgID: my-team\r\n\r\nAuthorization:Bearer a:b\n';
    const headers = { 'x-scope-orgid': 'my-team', authorization: 'Bearer a:b' };
    expect(readSettings({ PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: lines }).upstream?.headers).toEqual(
      headers,
    );
    const file = join(folder, 'headers');
    writeFileSync(file, lines);
    expect(readSettings({ PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS_FILE: file }).upstream?.headers).toEqual(
      headers,
    );
  });

  test.for([
    ["'self' https://intranet.example", "'self' https://intranet.example"],
    ["'none'", "'none'"],
    ['*', '*'],
    ['http://localhost https://*.example:8443', 'http://localhost https://*.example:8443'],
  ])('FRAME_ANCESTORS may be %s', ([text, sources]) => {
    expect(readSettings({ FRAME_ANCESTORS: text }).frameAncestors).toBe(sources);
  });

  test.for([
    [{ PORT: 'http' }, 'PORT must be'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ PORT: '-1' }, 'PORT must be'],
    [{ PROMETHEUS_TIMEOUT: '0' }, 'PROMETHEUS_TIMEOUT must be'],
    [{ PROMETHEUS_TIMEOUT: '1e9' }, 'PROMETHEUS_TIMEOUT must be'],
    [{ PROMETHEUS_TIMEOUT: '30s' }, 'PROMETHEUS_TIMEOUT must be'],
    [{ ACCESS_LOG: 'json' }, 'ACCESS_LOG must be'],
    [{ SCORECARD: '/nowhere/scorecard.json' }, 'SCORECARD must be a file that can be read'],
    [{ SCORECARD: '/tmp' }, 'SCORECARD must be a file that can be read'],
    [{ ALLOWED_HOSTS: '*' }, 'ALLOWED_HOSTS must be'],
    [{ FRAME_ANCESTORS: 'self' }, 'FRAME_ANCESTORS must be'],
    [{ FRAME_ANCESTORS: "'none' https://a.example" }, 'FRAME_ANCESTORS must be'],
    [{ FRAME_ANCESTORS: 'https://a.example; script-src *' }, 'FRAME_ANCESTORS must be'],
    [{ FRAME_ANCESTORS: 'https://a.example/path' }, 'FRAME_ANCESTORS must be'],
  ] as const)('%o is refused', ([env, sentence]) => {
    expect(() => readSettings(env)).toThrow(RangeError);
    expect(() => readSettings(env)).toThrow(sentence);
  });

  test.for([
    { PROMETHEUS_URL: 'http://host/?token=s3cret' },
    { PROMETHEUS_URL: 'http://host/#s3cret' },
    { PROMETHEUS_URL: 'ftp://ann:s3cret@host' },
    { PROMETHEUS_URL: 'ann:s3cret@host' },
    { PROMETHEUS_URL: 'http://ann:s3cret@' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 's3cret' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 'Bad name: s3cret' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 'X-Token: s3cret\u0000' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 'Host: s3cret' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 'Transfer-Encoding: s3cret' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS: 'X-A: s3cret', PROMETHEUS_HEADERS_FILE: 's3cret' },
    { PROMETHEUS_URL: URL_, PROMETHEUS_HEADERS_FILE: '/nowhere/s3cret' },
    { PROMETHEUS_URL: 'http://:s3cret@host', PROMETHEUS_HEADERS: 'Authorization: s3cret' },
    { PROMETHEUS_HEADERS: 'Authorization: s3cret' },
  ])('%o is refused, and nothing of it is repeated', (env) => {
    expect(() => readSettings(env)).toThrow(RangeError);
    expect(() => readSettings(env)).toThrow(/^(?!.*s3cret)[A-Z].+\.$/);
  });
});
