import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import type { Report } from '#report/report-schema.ts';
import { DEMO_SCORECARD, demoScorecard, edited, editIndicator } from '#testing/edited-scorecard.ts';
import { EXIT } from './exit-code.ts';
import { printReport } from './print-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllGlobals());

const printed: string[] = [];
const complaints: string[] = [];
beforeEach(() => {
  printed.length = 0;
  complaints.length = 0;
});

/** The demo company with its uptime on a second server. */
const file = (url: string | null = 'http://default.test') => {
  const path = join(folder, 'scorecard.json');
  const text = edited(demoScorecard(), (scorecard) => {
    Object.assign(scorecard.prometheus, { url, sources: { eu: { url: 'http://eu.test/prom' } } });
    editIndicator(scorecard, 'uptime', { source: 'eu' });
  });
  writeFileSync(path, text);
  return path;
};

const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  printReport({
    args: ['--config', file(), ...args],
    env,
    folder,
    defaultConfig: DEMO_SCORECARD,
    demoConfig: DEMO_SCORECARD,
    now: () => DEMO_NOW,
    print: (text) => void printed.push(text),
    complain: (line) => void complaints.push(line),
  });

type Heard = { readonly origin: string; readonly url: string; readonly headers: Headers };

/** The demo world behind every address but those that cannot be reached. */
function serveDemo(unreachable: readonly string[] = []): Heard[] {
  const heard: Heard[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { origin } = new URL(url);
    heard.push({ origin, url, headers: new Headers(init.headers) });
    if (unreachable.includes(origin)) throw new TypeError('fetch failed');
    return answerApi(new Request(url, init));
  });
  return heard;
}

const reportOf = (): Report => JSON.parse(printed.join(''));
const of = (id: string) => reportOf().indicators.find((indicator) => indicator.id === id);

describe('a report of two servers', () => {
  test('asks each what it is asked, and says which was', async () => {
    const heard = serveDemo();
    expect(await call(['--format', 'json'])).toBe(EXIT.ok);
    expect(new Set(heard.map(({ origin }) => origin))).toEqual(
      new Set(['http://default.test', 'http://eu.test']),
    );
    expect(heard.filter(({ origin }) => origin === 'http://eu.test')[0]?.url).toMatch(
      /^http:\/\/eu\.test\/prom\/api\/v1\//,
    );
    expect([of('uptime')?.trace.server, of('error_rate')?.trace.server]).toEqual(['eu', null]);
    expect(of('uptime')?.value).not.toBeNull();
  });

  test('with one down has the figures of the other, a provisional grade, and exit code 3', async () => {
    serveDemo(['http://eu.test']);
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 500 });
    expect(await call(['--format', 'json'])).toBe(EXIT.noResponse);
    vi.useRealTimers();
    expect(of('uptime')).toMatchObject({ value: null, status: 'No data', reasons: ['query-failed'] });
    expect(of('error_rate')?.value).not.toBeNull();
    expect(reportOf().overall.provisional).toBe(true);
    expect(of('uptime')?.server).toBe('eu');
    expect(of('error_rate')?.server).toBeNull();
    const [byDefault, eu, ...others] = reportOf().servers;
    expect(byDefault).toMatchObject({ name: null, failed: 0, isDown: false, error: null });
    expect(eu).toMatchObject({ name: 'eu', indicators: 1, failed: 1, isDown: true });
    expect(eu?.error).toMatch(/^Cannot reach Prometheus at http:\/\/eu\.test\/prom/);
    expect(others).toEqual([]);
    expect(complaints.join('\n')).toMatch(/^uptime[^:]*: http:\/\/eu\.test\/prom cannot be reached/m);
    expect(complaints.join('\n')).not.toContain('default.test');
  });

  test('names in Markdown and CSV the server of each figure, and the one that is down', async () => {
    serveDemo(['http://eu.test']);
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 500 });
    const cells = (mark: string, separator: string) =>
      printed
        .join('')
        .split(/\r?\n/)
        .find((line) => line.includes(mark))
        ?.split(separator)
        .map((cell) => cell.trim());

    await call(['--format', 'markdown']);
    expect(printed.join('')).toMatch(
      /^\*\*The server "eu" gives no data\*\*: Cannot reach Prometheus at .*eu/m,
    );
    expect(printed.join('')).not.toContain('default server');
    expect(cells('| Indicator ', '|')?.at(-2)).toBe('Server');
    expect(cells('| Error rate ', '|')?.at(-2)).toBe('default');
    printed.length = 0;

    await call(['--format', 'csv']);
    vi.useRealTimers();
    expect(cells('at,level', ',')?.at(-1)).toBe('server');
    expect(cells(',indicator,uptime,', ',')?.at(-1)).toBe('eu');
    expect(cells(',indicator,error_rate,', ',')?.at(-1)).toBe('default');
    expect(cells(',server,', ',')?.at(-1)).toBe('default');
    expect(printed.join('')).toMatch(
      /,server,.*,0,1,server-down,.*Cannot reach Prometheus at http:\/\/eu\.test\/prom.*,eu\r\n/,
    );
  });

  test('says nothing of servers in Markdown where there is one', async () => {
    serveDemo();
    await call(['--config', DEMO_SCORECARD, '--prometheus', 'http://default.test', '--format', 'markdown']);
    expect(printed.join('')).toContain('| Window | Status |\n');
    expect(printed.join('')).not.toMatch(/Server|gives no data/);
  });

  test('--prometheus stands in for the default server only, PROMETHEUS_URL_EU for that source', async () => {
    const heard = serveDemo();
    const args = ['--format', 'json', '--prometheus', 'http://other.test'];
    expect(await call(args, { PROMETHEUS_URL_EU: 'http://ann:secret@tunnel.test' })).toBe(EXIT.ok);
    expect(new Set(heard.map(({ origin }) => origin))).toEqual(
      new Set(['http://other.test', 'http://tunnel.test']),
    );
    const tunnel = heard.filter(({ origin }) => origin === 'http://tunnel.test');
    // RFC 7617: "ann:secret" in base64.
    expect(tunnel[0]?.headers.get('authorization')).toBe('Basic YW5uOnNlY3JldA==');
    expect(printed.join('')).not.toContain('secret');
  });

  test('a header is for the default server, and for a source only where it is of the same origin', async () => {
    const heard = serveDemo();
    const args = ['--format', 'json', '--header', 'Authorization: Bearer t'];
    expect(await call(args)).toBe(EXIT.ok);
    const sent = (origin: string) =>
      new Set(
        heard.filter((one) => one.origin === origin).map(({ headers }) => headers.get('authorization')),
      );
    expect(sent('http://default.test')).toEqual(new Set(['Bearer t']));
    expect(sent('http://eu.test')).toEqual(new Set([null]));
    heard.length = 0;
    await call(args, { PROMETHEUS_URL_EU: 'http://default.test/eu' });
    expect(sent('http://default.test')).toEqual(new Set(['Bearer t']));
    expect(heard.some(({ url }) => url.startsWith('http://default.test/eu/'))).toBe(true);
  });

  test('an address that is none names its place', async () => {
    serveDemo();
    expect(await call([], { PROMETHEUS_URL_EU: 'eu.test' })).toBe(EXIT.wrongUse);
    expect(complaints).toEqual([expect.stringMatching(/^PROMETHEUS_URL_EU: expected a full address/)]);
  });
});

describe('rules', () => {
  const names = () => {
    const { groups } = parse(printed.join('')) as { groups: { rules: { record?: string }[] }[] };
    return groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []));
  };

  test('of the default server and of a source have nothing in common', async () => {
    expect(await call(['--format', 'rules'])).toBe(EXIT.ok);
    const byDefault = names();
    expect(printed.join('')).toContain('# For the default server of scorecard.json');
    printed.length = 0;
    expect(await call(['--format', 'rules', '--source', 'eu'])).toBe(EXIT.ok);
    expect(printed.join('')).toContain('# For the server "eu" of scorecard.json');
    expect(names().length).toBeGreaterThan(0);
    expect(names().every((name) => name.startsWith('pillars:uptime:'))).toBe(true);
    expect(byDefault.some((name) => name.startsWith('pillars:uptime:'))).toBe(false);
  });

  test('of a source that is not there name those that are', async () => {
    expect(await call(['--format', 'rules', '--source', 'asia'])).toBe(EXIT.wrongUse);
    expect(complaints).toEqual(['--source: expected one of prometheus.sources (eu); got "asia"']);
    complaints.length = 0;
    expect(await call(['--source', 'eu'])).toBe(EXIT.wrongUse);
    expect(complaints[0]).toMatch(/^--source: expected with --format rules only/);
  });

  test('of a file with one server say nothing of servers', async () => {
    expect(await call(['--format', 'rules', '--config', DEMO_SCORECARD])).toBe(EXIT.ok);
    expect(names().some((name) => name.startsWith('pillars:uptime:'))).toBe(true);
    expect(printed.join('')).not.toContain('# For the');
  });
});
