import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, test } from 'vitest';
import { scorecardJsonSchema } from './json-schema.ts';
import { readScorecard } from './read-scorecard.ts';

const demoFile = readFileSync('demo/scorecard.json', 'utf8');

/** The demo’s file with one change, as somebody editing it would make it. */
function edited(change: (config: Record<string, unknown>) => void): string {
  const config = JSON.parse(demoFile);
  change(config);
  return JSON.stringify(config);
}

// biome-ignore lint/suspicious/noExplicitAny: the tests write what the types forbid.
const indicator = (config: any, id: string): any => config.indicators.find((entry: any) => entry.id === id);

describe('readScorecard', () => {
  test('the demo’s file has no problem', () => {
    const { config, problems } = readScorecard(demoFile);
    expect(problems).toEqual([]);
    expect(config?.indicators).toHaveLength(25);
  });

  test('every PromQL template of the demo’s file parses once its placeholders are filled', () => {
    const templates = [
      ...demoFile.matchAll(
        /"(?:query|numerator|denominator|actual|planned|freshness)": "((?:[^"\\]|\\.)*)"/g,
      ),
    ];
    expect(templates.length).toBeGreaterThan(20);
    for (const [, escaped] of templates) {
      const expr = (JSON.parse(`"${escaped}"`) as string)
        .replace('$filters', 'service="api"')
        .replace('$window', '30d');
      const errors: string[] = [];
      parser.parse(expr).iterate({ enter: (node) => void (node.type.isError && errors.push(expr)) });
      expect(errors).toEqual([]);
    }
  });

  test.for([
    {
      name: 'a target of the wrong type',
      change: (config: object) => Object.assign(indicator(config, 'latency_p95'), { target: 'fast' }),
      path: 'indicators[4] (latency_p95).target',
      message: /^expected number, received "fast"$/,
    },
    {
      name: 'an unknown kind',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { kind: 'magic' }),
      path: 'indicators[0] (uptime).kind',
      message: /^expected "ratio" \| "quantile" .+, received "magic"$/,
    },
    {
      name: 'two misspelt settings',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { tagret: 1, tolerence: 0 }),
      path: 'indicators[0] (uptime)',
      message: /^expected no setting called "tagret" or "tolerence"$/,
    },
    {
      name: 'a missing setting',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { direction: undefined }),
      path: 'indicators[0] (uptime).direction',
      message: /^expected "atMost" \| "atLeast", received nothing$/,
    },
    {
      name: 'a list where a setting has names',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { title: [] }),
      path: 'indicators[0] (uptime).title',
      message: /^expected string, received array$/,
    },
    {
      name: 'a percentage where a fraction is meant',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { target: 99.9 }),
      path: 'indicators (uptime).target',
      message: /0\.999 for 99\.9 %/,
    },
    {
      name: 'a window that is no duration',
      change: (config: object) => Object.assign(indicator(config, 'uptime'), { window: '30 days' }),
      path: 'indicators[0] (uptime).window',
      message: /duration such as/,
    },
    {
      name: 'a placeholder nobody fills',
      change: (config: object) =>
        Object.assign(indicator(config, 'throughput'), { query: 'rate(x[$range])' }),
      path: 'indicators[6] (throughput).query',
      message: /\$window, \$filters/,
    },
    {
      name: 'a pattern that does not compile',
      change: (config: object) => Object.assign(indicator(config, 'error_rate'), { bad: '5(' }),
      path: 'indicators[8] (error_rate).bad',
      message: /regular expression/,
    },
    {
      name: 'a query and an alert for the same incidents',
      change: (config: object) => Object.assign(indicator(config, 'mttr'), { alert: 'ApiDown' }),
      path: 'indicators (mttr)',
      message: /either "query" or "alert"/,
    },
    {
      name: 'a pillar that does not exist',
      change: (config: object) => Object.assign(indicator(config, 'mttr'), { pillar: 'speed' }),
      path: 'indicators (mttr).pillar',
      message: /reliability, performance/,
    },
  ])('$name loses that indicator only, and is named', ({ change, path, message }) => {
    const { config, problems } = readScorecard(edited((json) => void change(json)));
    expect(problems[0]).toMatchObject({ path, message: expect.stringMatching(message) });
    expect(config?.indicators).toHaveLength(24);
  });

  test.for([
    {
      name: 'evidence over a wire others can read',
      change: { evidence: 'http://wiki.example.com/cdn' },
      path: /practices\[11\] \(cdn\)\.evidence/,
      message: /https/,
    },
    {
      name: 'an id twice',
      change: { id: 'caching' },
      path: /practices \(caching\)\.id/,
      message: /used once/,
    },
    {
      name: 'no reason why it does not apply',
      change: { state: 'not applicable' },
      path: /practices \(cdn\)\.reason/,
      message: /reason/,
    },
  ])('a practice with $name is left out, and named', ({ change, path, message }) => {
    // biome-ignore lint/suspicious/noExplicitAny: the tests write what the types forbid.
    const edit = (json: any) => Object.assign(json.practices[11], change);
    const { config, problems } = readScorecard(edited((json) => void edit(json)));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toMatch(path);
    expect(problems[0]?.message).toMatch(message);
    expect(config?.practices).toHaveLength(47);
  });

  test('a practice whose effect nobody measures stays, without it', () => {
    // biome-ignore lint/suspicious/noExplicitAny: the tests write what the types forbid.
    const edit = (json: any) => Object.assign(json.practices[11], { effect: 'cdn_hits' });
    const { config, problems } = readScorecard(edited((json) => void edit(json)));
    expect(problems).toMatchObject([{ path: 'practices (cdn).effect', effect: 'Its effect is not shown' }]);
    expect(config?.practices[11]).not.toHaveProperty('effect');
  });

  test('maintenance that never is, is named and left out; what is every week needs no dates', () => {
    const weekly = 'Sunday 02:00-04:00 Europe/Berlin';
    const maintenance = (entries: readonly object[]) =>
      readScorecard(
        edited((json) => {
          json.incidents = {
            maintenance: entries.map((entry) => ({ title: 'x', accounting: 'excluded', ...entry })),
          };
        }),
      );
    const start = '2026-01-25T02:00:00Z';
    const { config, problems } = maintenance([
      { weekly },
      { start },
      { start, end: start },
      { weekly, start },
    ]);
    expect(problems).toMatchObject([
      { path: 'incidents.maintenance[1]', message: 'expected start and end, or weekly' },
      { path: 'incidents.maintenance[2]', message: 'expected an end after the start' },
    ]);
    expect(config?.incidents?.maintenance).toHaveLength(2);
    for (const wrong of [
      'sunday 02:00-04:00 UTC',
      'Sunday 02:00-24:00 UTC',
      'Sunday 02:00-04:00',
      'Sunday 2:00-4:00 Berlin',
    ])
      expect(maintenance([{ weekly: wrong }, { weekly }])).toMatchObject({
        problems: [{ path: 'incidents.maintenance[0].weekly', message: expect.stringContaining('a zone') }],
        config: { incidents: { maintenance: [{ weekly }] } },
      });
  });

  test('a broken headline is said to cost its pillar the data', () => {
    const { problems } = readScorecard(
      edited((json) => void Object.assign(indicator(json, 'uptime'), { target: 'high' })),
    );
    expect(problems.map(({ path }) => path)).toContain('pillars (reliability).headline');
  });

  test.for([
    {
      name: 'a missing colon',
      source: '{\n  "version": 1,\n  "title" "x"\n}',
      place: /^line 3, column \d+$/,
    },
    {
      name: 'a missing value',
      source: '{\n  "version": 1,\n  "title": ,\n  "currency": "USD"\n}',
      place: /^line 3, column 12$/,
    },
    { name: 'a file cut short', source: '{\n  "version": 1,', place: /^line 2|the end of the file/ },
  ])('$name in the JSON is found', ({ source, place }) => {
    expect(readScorecard(source).problems[0]?.path).toMatch(place);
  });

  test('broken JSON is named', () => {
    const { config, problems } = readScorecard('{"title" "x"}');
    expect(config).toBeNull();
    expect(problems).toMatchObject([
      { path: 'line 1, column 10', message: expect.stringMatching(/^expected JSON; /) },
    ]);
  });

  test.for(['', 'null', '[]', '"x"', '{}', '{"version":2}'])('%s is refused with a sentence', (source) => {
    const { config, problems } = readScorecard(source);
    expect(config).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.message).toMatch(/expected/i);
  });

  test('a hostile key cannot reach the prototype', () => {
    readScorecard('{"__proto__": {"polluted": true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('scorecardJsonSchema', () => {
  test('describes every kind and says what a target is', () => {
    const schema = JSON.stringify(scorecardJsonSchema());
    for (const kind of ['ratio', 'quantile', 'share', 'incidents', 'attested'])
      expect(schema).toContain(`"const":"${kind}"`);
    expect(schema).toContain('inclusive');
  });

  test('says what is written in the file, not what the app makes of it', () => {
    const schema = scorecardJsonSchema();
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['version', 'prometheus', 'pillars', 'views', 'indicators'],
      properties: {
        prometheus: {
          properties: {
            url: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
            timeout: { type: 'string' },
          },
        },
        pillars: { items: { properties: { weight: { type: 'number', exclusiveMinimum: 0 } } } },
      },
    });
  });
});
