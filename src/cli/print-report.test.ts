import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { type Report, reportSchema } from '#report/report-schema.ts';
import { EXIT } from './exit-code.ts';
import { printReport } from './print-report.ts';

/** What `npm run report` finds: the file to start from, and the demo company's. */
const DEFAULT = 'public/scorecard.json';
const DEMO = 'demo/scorecard.json';
const OF_COMPANY = ['--config', resolve(DEMO)];
const SERVER = 'http://prometheus.test:9090';
const ASKED = ['--prometheus', SERVER, ...OF_COMPANY];
const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllGlobals());

const printed: string[] = [];
const complaints: string[] = [];
beforeEach(() => {
  printed.length = 0;
  complaints.length = 0;
});

const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  printReport({
    args,
    env,
    folder,
    defaultConfig: DEFAULT,
    demoConfig: DEMO,
    now: () => DEMO_NOW + 400,
    print: (text) => void printed.push(text),
    complain: (line) => void complaints.push(line),
  });

/** The demo company's scorecard.json with a change, as a file. */
function edited(change: (config: Config) => void): string {
  const config: Config = JSON.parse(readFileSync(DEMO, 'utf8'));
  change(config);
  writeFileSync(join(folder, 'scorecard.json'), JSON.stringify(config));
  return 'scorecard.json';
}

type Json = Record<string, unknown>;
type Config = Json & { prometheus: Json; pillars: Json[]; indicators: (Json & { id: string })[] };

const change = (config: Config, id: string, settings: Json) =>
  Object.assign(config.indicators.find((entry) => entry.id === id) ?? {}, settings);

type Heard = { readonly url: string; readonly headers: Headers; readonly query: string };

/** The demo world as a server on the network, which may refuse some queries. */
function serveDemo(refuses: (query: string) => boolean = () => false): Heard[] {
  const heard: Heard[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const query = new URLSearchParams(init.body as URLSearchParams).get('query') ?? '';
    heard.push({ url, headers: new Headers(init.headers), query });
    if (!refuses(query)) return answerApi(new Request(url, init));
    const error = { status: 'error', errorType: 'execution', error: 'found duplicate series\u001B[2J' };
    return new Response(JSON.stringify(error), { status: 422 });
  });
  return heard;
}

const reportOf = (): Report => JSON.parse(printed.join(''));

describe('the report of the demo world', () => {
  test("in Markdown is the brief's table with the overall line", async () => {
    expect(await call(['--demo'])).toBe(EXIT.ok);
    expect(complaints).toEqual([]);
    const text = printed.join('');
    expect(text).toContain(
      [
        '| Pillar | Target | Current | Status |',
        '|---|---|---|---|',
        '| **Reliability** | Uptime ≥ 99.9 % | 99.95 % | ✅ Exceeding |',
        '| **Performance** | P95 ≤ 200 ms | 150 ms | ✅ Exceeding |',
        '| **Quality** | Errors ≤ 1 % | 0.3 % | ✅ Exceeding |',
        '| **Security** | Critical 0 | 0 | ✅ Met |',
        '| **Cost** | Cost ≤ $10 per project | $0.50 | ✅ Exceeding |',
        '',
        '**Overall Score**: **A+** (Exceeding all targets)',
        '',
      ].join('\n'),
    );
    expect(text).not.toContain('What needs attention');
  });

  test('says of an exempt target why and until when, instead of a status', async () => {
    const config = edited((json) => {
      change(json, 'latency_p99', { target: 0.1 });
      json.exemptions = [
        { indicator: 'latency_p99', reason: 'New | index', owner: 'Search', until: '2026-02-28' },
      ];
    });
    expect(await call(['--demo', '--config', config])).toBe(EXIT.ok);
    expect(printed.join('')).toMatch(
      /API latency \(P99\) .* Exempt until 2026-02-28: New \\\| index \(Search\) \|/,
    );
    expect(printed.join('')).not.toContain('What needs attention');
  });

  test('in JSON is what its schema says, with full precision', async () => {
    expect(await call(['--demo', '--format', 'json'])).toBe(EXIT.ok);
    const report = v.parse(reportSchema, reportOf());
    expect(report).toMatchObject({
      at: '2026-01-31T00:00:00Z',
      source: { kind: 'demo', url: null },
      overall: { letter: 'A+', score: 100, caps: [], provisional: false },
    });
    expect(report.indicators).toHaveLength(25);
    const uptime = report.indicators.find(({ id }) => id === 'uptime');
    expect(uptime).toMatchObject({
      pillar: 'reliability',
      unit: 'ratio',
      status: 'Exceeding',
      target: 0.999,
      window: '30d',
    });
    // The fixture of the framework: 0.999509995099951 of the valid requests in 30 days.
    expect(uptime?.value).toBeCloseTo(0.999509995099951, 6);
    expect(String(uptime?.value).length).toBeGreaterThan(12);
    expect(uptime?.trace).toMatchObject({
      formula: '1 − bad ÷ valid',
      requests: expect.arrayContaining([
        expect.objectContaining({
          name: 'query',
          request: 'instant',
          expr: 'sum by (status) (increase(http_requests_total{}[30d]))',
          end: '2026-01-31T00:00:00Z',
        }),
        expect.objectContaining({ name: 'burn', request: 'instant', series: 20 }),
        expect.objectContaining({ name: 'query.known.0', request: 'range', step: '1h' }),
      ]),
    });
  });

  test('a window and a filter reach the queries, and the report says so', async () => {
    expect(await call(['--demo', '--format', 'json', '--window', '7d', '--filter', 'service:api'])).toBe(
      EXIT.ok,
    );
    const report = reportOf();
    expect(report).toMatchObject({ window: '1w', filters: [{ label: 'service', value: 'api' }] });
    const errors = report.indicators.find(({ id }) => id === 'error_rate');
    expect(errors?.trace.requests[0]?.expr).toBe(
      'sum by (status) (increase(http_requests_total{service="api"}[1w]))',
    );
  });

  test('goes to a file when asked to', async () => {
    expect(await call(['--demo', '--output', 'report.md'])).toBe(EXIT.ok);
    expect(printed).toEqual([]);
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('**Overall Score**: **A+**');
    expect(await call(['--demo', '--output', 'no/such/folder.md'])).toBe(EXIT.wrongUse);
    expect(complaints).toEqual([
      expect.stringMatching(/^--output: .*folder\.md cannot be written \(ENOENT\)$/),
    ]);
  });

  test('before its time holds nothing: no value is 0, and there is no grade', async () => {
    expect(
      await call(['--demo', '--format', 'json', '--at', '2020-01-01T00:00:00Z', '--fail-under', 'F']),
    ).toBe(EXIT.belowThreshold);
    const { overall, indicators } = v.parse(reportSchema, reportOf());
    expect(overall).toMatchObject({ letter: null, score: null, provisional: true });
    // Everything may be missed, everything may be at its best; what is attested by date is unknown then too.
    expect(overall.range).toEqual({ worst: 'F', best: 'A+', unknown: 17, doubtful: 0, of: 17 });
    expect(new Set(indicators.map(({ value }) => value))).toEqual(new Set([null]));
    expect(complaints).toEqual(['There is not enough data for a grade, and --fail-under asks for F.']);
  });
});

describe('the grade as a gate', () => {
  // P95 is 150 ms, so a target of 100 ms is missed: one pillar missed caps the letter at C+.
  const missed = () => edited((config) => change(config, 'latency_p95', { target: 0.1 }));

  test.for([
    { least: 'C+', code: EXIT.ok, says: [] },
    { least: 'B-', code: EXIT.belowThreshold, says: ['The grade is C+, below B-.'] },
  ])('a C+ against $least', async ({ least, code, says }) => {
    expect(await call(['--demo', '--config', missed(), '--fail-under', least])).toBe(code);
    expect(complaints).toEqual(says);
    const text = printed.join('');
    expect(text).toContain('| **Performance** | P95 ≤ 100 ms | 150 ms | ❌ Missed |');
    expect(text).toContain(
      '**Overall Score**: **C+** (1 pillar misses its target; 16 of 17 indicators are met, 1 is missed)\n\n- At most C+:',
    );
    expect(text).toContain('- ❌ **API latency (P95)**: 150 ms against a target of ≤ 100 ms');
  });
});

describe('as OpenSLO', () => {
  test('each target that is a share of events is an SLO, and no server is asked', async () => {
    const heard = serveDemo();
    expect(await call(['--format', 'openslo'])).toBe(EXIT.ok);
    expect(heard).toEqual([]);
    const documents = parseAllDocuments(printed.join('')).map((document) => document.toJS());
    // Of the file to start from: a ratio of good events, a percentile, and a ratio of bad ones. A rate is none.
    expect(documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Service operational-excellence',
      'SLO availability',
      'SLO latency-p95',
      'SLO error-rate',
    ]);
    expect(printed[0]).toContain('# Left out: Throughput (throughput): it has no target.\n');
  });
});

describe('without --config', () => {
  /** Ids of what is measured, and every text that only the demo company can have said. */
  const idsIn = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as Config).indicators.map(({ id }) => id);
  const { practices, indicators } = JSON.parse(readFileSync(DEMO, 'utf8')) as Config;
  const sayings = [...(practices as Json[]), ...indicators.map(({ attestation }) => attestation as Json)]
    .flatMap((said) => [said?.title, said?.owner, said?.evidence, said?.by])
    .filter((text) => typeof text === 'string');

  test.for(['markdown', 'csv', 'json', 'rules'])(
    '%s of a server is of the file to start from',
    async (format) => {
      serveDemo();
      expect(await call(['--prometheus', SERVER, '--format', format])).toBe(EXIT.ok);
      const text = printed.join('');
      expect(sayings.length).toBeGreaterThan(100);
      expect(sayings.filter((saying) => text.includes(saying as string))).toEqual([]);
      if (format === 'json') expect(reportOf().indicators.map(({ id }) => id)).toEqual(idsIn(DEFAULT));
      // The brief's figures: the demo's requests have the names of the client libraries.
      if (format === 'markdown')
        expect(text).toContain('| **Reliability** | Availability ≥ 99.9 % | 99.95 % | ✅ Exceeding |');
    },
  );

  test('a server that has none of its series gives No data, each with its reason, and no letter', async () => {
    vi.stubGlobal('fetch', async (url: string) => {
      const resultType = url.endsWith('query_range') ? 'matrix' : 'vector';
      return new Response(JSON.stringify({ status: 'success', data: { resultType, result: [] } }));
    });
    expect(await call(['--prometheus', SERVER, '--format', 'json', '--fail-under', 'F'])).toBe(
      EXIT.belowThreshold,
    );
    const report = v.parse(reportSchema, reportOf());
    expect(report.overall.letter).toBeNull();
    expect(report.pillars.map(({ status }) => status)).toEqual(['No data', 'No data', 'No data']);
    expect(report.indicators).toHaveLength(4);
    for (const { id, value, status, reasons } of report.indicators) {
      // What has no target has no status.
      expect({ id, value, status }).toEqual({
        id,
        value: null,
        status: id === 'throughput' ? null : 'No data',
      });
      expect(reasons, id).toContain('metric-absent');
    }
  });

  test('the demo world has its own, whatever stands in the other', async () => {
    expect(await call(['--demo', '--format', 'json'])).toBe(EXIT.ok);
    expect(reportOf().indicators.map(({ id }) => id)).toEqual(idsIn(DEMO));
  });

  test('one that is named is used in the demo world too', async () => {
    expect(await call(['--demo', '--config', resolve(DEFAULT), '--format', 'json'])).toBe(EXIT.ok);
    expect(reportOf().indicators.map(({ id }) => id)).toEqual(idsIn(DEFAULT));
  });
});

describe('a hostile scorecard.json', () => {
  test('writes text into the table and nothing else', async () => {
    const config = edited(({ pillars }) => {
      Object.assign(pillars[0] ?? {}, { title: 'Up|time\n| **<script>** [x](http://evil)' });
    });
    expect(await call(['--demo', '--config', config])).toBe(EXIT.ok);
    expect(printed.join('')).toContain(
      '| **Up\\|time \\| \\*\\*\\<script\\>\\*\\* \\[x\\](http\\://evil)** | Uptime ≥ 99.9 % | 99.95 % | ✅ Exceeding |',
    );
  });
});

describe('wrong use asks nobody, prints nothing and names the place', () => {
  test.for([
    { args: ['--format', 'xml'], says: /^--format: expected one of/ },
    { args: [], says: /^--prometheus: expected the address of a server/ },
    { args: ['--prometheus', 'localhost:9090'], says: /^--prometheus: expected a full address/ },
    {
      args: ['--prometheus', 'http://u:secret@:1'],
      says: /^(?!.*secret)--prometheus: expected a full address/,
    },
    { args: ['--demo', '--config', 'missing.json'], says: /missing\.json: cannot be read \(ENOENT\)$/ },
  ])('$args', async ({ args, says }) => {
    const heard = serveDemo();
    expect(await call(args)).toBe(EXIT.wrongUse);
    expect(complaints).toEqual([expect.stringMatching(says)]);
    expect([printed, heard]).toEqual([[], []]);
  });

  test('every mistake in scorecard.json, in a line each', async () => {
    const config = edited((json) => {
      change(json, 'uptime', { target: 'high' });
      change(json, 'error_rate', { window: '5 minutes' });
    });
    expect(await call(['--demo', '--config', config])).toBe(EXIT.wrongUse);
    expect(complaints).toEqual([
      expect.stringMatching(/scorecard\.json: indicators\[0\] \(uptime\)\.target: expected number/),
      expect.stringMatching(
        /scorecard\.json: indicators\[8\] \(error_rate\)\.window: expected a Prometheus duration/,
      ),
      expect.stringMatching(/scorecard\.json: pillars \(reliability\)\.headline: expected the id/),
      expect.stringMatching(/scorecard\.json: pillars \(quality\)\.headline: expected the id/),
      expect.stringMatching(/scorecard\.json: views\.executive: .*"uptime"/),
      expect.stringMatching(/scorecard\.json: views\.operations: .*"error_rate"/),
      expect.stringMatching(/scorecard\.json: views\.charts: .*"error_rate"/),
      expect.stringMatching(/scorecard\.json: practices \(load_balancer_health_checks\)\.effect: .*"uptime"/),
      expect.stringMatching(/scorecard\.json: practices \(error_rate_tracking\)\.effect: .*"error_rate"/),
      expect.stringMatching(/scorecard\.json: breakdown\.errors: expected the id of a ratio, or of events/),
    ]);
    expect(printed).toEqual([]);
  });
});

describe('a server', () => {
  test('is asked at the address and with the headers given; credentials stay out of addresses and the report', async () => {
    const heard = serveDemo();
    const args = [
      '--prometheus',
      'http://me:se%20cret@prometheus.test:9090/base/',
      '--header',
      'X-Scope-OrgID: team',
    ];
    expect(await call([...args, ...OF_COMPANY, '--format', 'json'])).toBe(EXIT.ok);
    for (const { url, headers } of heard) {
      expect(url).toMatch(/^http:\/\/prometheus\.test:9090\/base\/api\/v1\//);
      // RFC 7617: base64 of "me:se cret".
      expect(headers.get('authorization')).toBe('Basic bWU6c2UgY3JldA==');
      expect(headers.get('x-scope-orgid')).toBe('team');
    }
    expect(heard.length).toBeGreaterThan(15);
    expect(reportOf().source).toEqual({ kind: 'server', url: 'http://prometheus.test:9090/base' });
    expect(printed.join('')).not.toMatch(/cret/);
  });

  test.for([
    ['http://ann:100%pass@prometheus.test', 'ann:100%pass'],
    ['http://:s3cret@prometheus.test', ':s3cret'],
  ] as const)('gets the user and the password of %s as they are', async ([address, plain]) => {
    const heard = serveDemo();
    await call(['--prometheus', address]);
    const sent = heard.map(({ headers }) => headers.get('authorization'));
    expect([...new Set(sent)]).toEqual([`Basic ${Buffer.from(plain).toString('base64')}`]);
  });

  test('is asked what a file says that begins with a byte order mark', async () => {
    const config = edited(() => {});
    writeFileSync(join(folder, config), `\uFEFF${readFileSync(DEMO, 'utf8')}`);
    serveDemo();
    expect(await call(['--config', config, '--prometheus', SERVER])).toBe(EXIT.ok);
  });

  test('is the argument, else PROMETHEUS_URL, else that of scorecard.json', async () => {
    const config = edited(({ prometheus }) => Object.assign(prometheus, { url: 'http://configured.test' }));
    const heard = serveDemo();
    const env = { PROMETHEUS_URL: 'http://variable.test' };
    await call(['--config', config, '--prometheus', SERVER], env);
    await call(['--config', config], env);
    await call(['--config', config], { PROMETHEUS_URL: ' ' });
    expect([...new Set(heard.map(({ url }) => new URL(url).host))]).toEqual([
      'prometheus.test:9090',
      'variable.test',
      'configured.test',
    ]);
  });

  test('that answers is asked about its own clock, in whole seconds', async () => {
    serveDemo();
    await call([...ASKED, '--format', 'json']);
    expect(reportOf()).toMatchObject({ at: '2026-01-31T00:00:00Z', overall: { letter: 'A+' } });
  });

  test.for([
    ['http://ann:100%pass@prometheus.test:9090', 'ann:100%pass'],
    ['http://ann:100%25pass@prometheus.test:9090', 'ann:100%pass'],
    ['http://a%6En:%zz%C3%A4@prometheus.test:9090', 'ann:%zzä'],
    ['http://:50%@prometheus.test:9090', ':50%'],
  ] as const)('takes a "%%" that escapes nothing as it is: %s', async ([address, credentials]) => {
    const heard = serveDemo();
    expect(await call(['--prometheus', address])).toBe(EXIT.ok);
    const [scheme, encoded] = (heard[0]?.headers.get('authorization') ?? '').split(' ');
    expect([scheme, Buffer.from(encoded ?? '', 'base64').toString()]).toEqual(['Basic', credentials]);
  });

  test('that was named is asked also for a file that begins with a byte order mark', async () => {
    const heard = serveDemo();
    writeFileSync(join(folder, 'bom.json'), `\uFEFF${readFileSync(DEMO, 'utf8')}`);
    expect(await call(['--config', 'bom.json', '--format', 'json'], { PROMETHEUS_URL: SERVER })).toBe(
      EXIT.ok,
    );
    expect(heard[0]?.url).toMatch(SERVER);
    expect(reportOf()).toMatchObject({ source: { kind: 'server', url: SERVER }, overall: { letter: 'A+' } });
  });

  test('that lets nobody in is quoted', async () => {
    const refusal = { kind: 'Status', message: 'User "viewer" cannot get resource "services/proxy"' };
    vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 403 }));
    expect(await call(['--prometheus', SERVER])).toBe(EXIT.noResponse);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(
      `${SERVER} wants a sign-in (status 403): ${refusal.message}; give a user in the address`,
    );
  });

  test('without rules leaves an alert that never fired unknown, and nothing fails', async () => {
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
      /\/(rules|alerts)/.test(url)
        ? new Response('404 page not found', { status: 404 })
        : answerApi(new Request(url, init)),
    );
    const config = edited((json) => {
      change(json, 'mttr', { alert: 'NeverFired', query: undefined });
    });
    expect(await call(['--prometheus', SERVER, '--config', config, '--format', 'json'])).toBe(EXIT.ok);
    const mttr = reportOf().indicators.find(({ id }) => id === 'mttr');
    expect(mttr).toMatchObject({ value: null, status: 'No data', reasons: ['rule-unknown', 'no-data'] });
  });

  test('that refuses one question still gives a report, which is named incomplete', async () => {
    serveDemo((query) => query.includes('test_coverage_ratio'));
    expect(await call([...ASKED, '--format', 'json', '--fail-under', 'A+'])).toBe(EXIT.noResponse);
    expect(complaints).toEqual([
      `test_coverage.query: ${SERVER} cannot answer this query: found duplicate series [2J`,
    ]);
    const report = v.parse(reportSchema, reportOf());
    const coverage = report.indicators.find(({ id }) => id === 'test_coverage');
    expect(coverage).toMatchObject({ value: null, status: 'No data', reasons: ['query-failed'] });
    expect(coverage?.error).toMatchObject({ kind: 'query', expr: 'test_coverage_ratio{kind="line"}' });
    expect(report.indicators.find(({ id }) => id === 'uptime')?.value).not.toBeNull();
  });

  test('that cannot be reached is named once, and nothing is printed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.stubGlobal('fetch', () => {
      const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return Promise.reject(new TypeError('fetch failed', { cause }));
    });
    const code = call(ASKED);
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(await code).toBe(EXIT.noResponse);
    expect(printed).toEqual([]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(
      /uptime.*: http:\/\/prometheus\.test:9090 cannot be reached \(ECONNREFUSED\); check that it is running/,
    );
  });
});
