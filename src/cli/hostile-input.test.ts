import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { durationMs, epochMs, SECOND } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import { makeReport } from '#report/make-report.ts';
import { REPORT_FILES } from '#report/report-files.ts';
import { ruleFile } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { openSloText } from '#slo-specs/open-slo-text.ts';

// Everything between a file, the responses of a server, and what is handed out, under damage of both. Seeded: a failure
// comes again. The seed is of no other meaning.
const RUNS = { numRuns: 1_000, seed: 19 };
const PATIENCE_MS = 2_000;
/** For all runs together, on a machine that does much else. */
const LONG = { timeout: 600_000 };
/** The time this process has worked, whatever else the machine does meanwhile. */
const workMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const AT = epochMs(DEMO_NOW);
const CHOICE = { window: null, filters: [] };

type Json = unknown;
type Path = readonly (string | number)[];

/** One indicator of each kind, and the headlines, over windows that are quick to answer. */
const file: Json = JSON.parse(readFileSync('src/cli/every-kind.json', 'utf8'));

/** Every place in a value, the whole of it first. */
function placesOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((inner, key) => (inner as Record<string, Json>)[key], value);

const GONE = Symbol('gone');

/** The value with another one at a place, or without that place. */
function replaced(value: Json, [key, ...rest]: Path, other: Json): Json {
  if (key === undefined) return other;
  const copy: Json[] | Record<string, Json> = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, Json>) };
  const inner = copy as Record<string, Json>;
  if (rest.length === 0 && other === GONE) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete inner[key];
  } else inner[key] = replaced(inner[key], rest, other);
  return copy;
}

/** The whole road. @returns each figure's status, and what was handed out */
async function road(config: ScorecardConfig, fetch: Fetch) {
  const client = createPrometheusClient({
    baseUrl: 'http://hostile.test',
    fetch,
    timeout: durationMs(30 * SECOND),
  });
  const scorecard = await fetchScorecard((query) => ask(client, query, AT), config, {
    choice: CHOICE,
    at: AT,
  });
  const source = { kind: 'server', url: client.baseUrl } as const;
  const report = makeReport(scorecard, { config, choice: CHOICE, at: AT, source });
  for (const { write } of Object.values(REPORT_FILES)) expect(write(report).length).toBeGreaterThan(0);
  expect(ruleFileText(ruleFile(config, { page: null })).length).toBeGreaterThan(0);
  expect(openSloText(config).length).toBeGreaterThan(0);
  return statusesOf(scorecard, config);
}

const statusesOf = ({ evaluations }: Scorecard, { currency = 'USD' }: ScorecardConfig) =>
  new Map([...evaluations].map(([id, evaluation]) => [id, figureOf(evaluation, currency).status]));

/** What a status promises: nothing, or a target that is met. */
const PROMISE: Readonly<Record<string, number>> = { Exceeding: 3, Met: 2, 'At risk': 1 };
const promise = (status: string | null | undefined): number => PROMISE[status ?? ''] ?? 0;

const queryOf = (url: string, { body }: { body?: unknown }): string => `${url} ${String(body ?? '')}`;
const reply = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } });
const EMPTY = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } });

const answers = new Map<string, string>();
/** What is to be computed again when the response to a query changes: the indicators that ask it. */
const askers = new Map<string, ScorecardConfig>();
const pristine = new Set<string>();

/** The demo world has no native histograms: a server that has them would answer so. */
const NATIVE = {
  count: '1200',
  sum: '90',
  buckets: [
    [3, '-0.001', '0.001', '200'],
    [0, '0.03125', '0.0625', '600'],
    [0, '0.0625', '0.125', '400'],
  ],
};

async function demoAnswer(request: Request): Promise<string> {
  const asked = (await request.clone().formData()).get('query');
  if (!/increase\(http_request_duration_seconds(\{\})?\[/.test(String(asked)))
    return (await answerApi(request)).text();
  const value = String(asked).startsWith('sum(increase(')
    ? { histogram: [AT / 1_000, NATIVE] }
    : { value: [AT / 1_000, '1200'] };
  return EMPTY.replace('[]', JSON.stringify([{ metric: {}, ...value }]));
}

beforeAll(async () => {
  const read = readScorecard(JSON.stringify(file));
  expect(read.problems).toEqual([]);
  if (read.config === null) throw new Error('the small file does not load');
  const { config } = read;
  let met = 0;
  for (const indicator of config.indicators) {
    pristine.add(JSON.stringify(indicator));
    const alone = { ...config, indicators: [indicator] };
    const statuses = await road(alone, async (url, init) => {
      const query = queryOf(url, init);
      const answer = answers.get(query) ?? (await demoAnswer(new Request(url, init)));
      answers.set(query, answer);
      const others = askers.get(query)?.indicators ?? [];
      if (!others.includes(indicator)) askers.set(query, { ...config, indicators: [...others, indicator] });
      return reply(answer);
    });
    if (promise(statuses.get(indicator.id)) > 1) met += 1;
  }
  expect(met, 'there is something to lose').toBeGreaterThan(5);
});

/** What stands at no place of a response of the API. */
const NO_WIRE: readonly Json[] = [
  null,
  true,
  {},
  [],
  [[]],
  { a: 1 },
  { toString: 1 },
  JSON.parse('{"__proto__": 1}'),
];
/** What are no labels and no value of one. */
const NO_LABELS: readonly Json[] = [null, true, 7, [[]], { a: 1 }, { toString: 1 }];
/** What stands at no place of a sample either. */
const NO_NUMBER: readonly Json[] = [
  '',
  ' ',
  'x',
  '0x10',
  '1,5',
  '1 ',
  'Infinity',
  'null',
  '١',
  '1'.repeat(400),
  'NaN',
];
/** What a body is once something on the way has had it. */
const BROKEN: readonly ((body: string) => string)[] = [
  (body) => body.slice(0, Math.floor(body.length / 2)),
  (body) => body.slice(0, -1),
  (body) => body + body,
  () => '',
  () => 'null',
  () => '[]',
  () => '<!doctype html><title>Sign in</title><input type="password">',
  () => '<input '.repeat(5_000),
  () => '['.repeat(5_000),
  () => '{"status":"success"}',
  () => '{"status":"success","data":null}',
  () => '{"status":"error","errorType":"internal","error":"x"}',
  (body) => body.replace('"success"', '"SUCCESS"'),
  (body) => body.replace(/"resultType":"\w+"/, '"resultType":"string"'),
];

/** `without`: the response without what is damaged: a sample, a series, or all. */
type Damage = {
  readonly what: string;
  readonly query: string;
  readonly body: string;
  readonly without: string;
};

const NO_ANSWER = 'nothing that could be read';

const damage = fc
  .record({ query: fc.nat(), place: fc.nat(), what: fc.nat(), isWhole: fc.nat({ max: 9 }) })
  .map(({ query: number, place, what, isWhole }): Damage => {
    const all = [...answers];
    const [query = '', body = ''] = all[number % all.length] ?? [];
    const json = JSON.parse(body) as Json;
    const nothing = JSON.stringify(replaced(json, ['data', 'result'], []));
    if (isWhole === 0) {
      return {
        what: `body ${what % BROKEN.length}`,
        query,
        body: BROKEN[what % BROKEN.length]?.(body) ?? '',
        without: nothing,
      };
    }
    const places = placesOf(json).filter(([first]) => first === 'data');
    const path = places[place % places.length] ?? [];
    // The value of a sample is the second of a pair: ["data", "result", 3, "value", 1].
    const isValue = path[3] === 'value' ? path[4] === '1' : path[3] === 'values' && path[5] === '1';
    // A series without labels is one, and so is one without a label that nobody asks for.
    const isOfLabels = path[3] === 'metric';
    const choices = isOfLabels ? NO_LABELS : [...NO_WIRE, GONE, ...(isValue ? NO_NUMBER : [])];
    const damaged = replaced(json, path, choices[what % choices.length]);
    // A sample of a series over time, or a series.
    const part = path[3] === 'values' && path.length > 4 ? 5 : 3;
    const without = path.length < 3 ? nothing : JSON.stringify(replaced(json, path.slice(0, part), GONE));
    const other = choices[what % choices.length];
    return {
      what: `${path.join('.')} = ${String(JSON.stringify(other))}`,
      query,
      body: JSON.stringify(damaged),
      without,
    };
  });

const answering =
  (query: string, body: string): Fetch =>
  async (url, init) => {
    const asked = queryOf(url, init);
    return reply(asked === query ? body : (answers.get(asked) ?? EMPTY));
  };

describe('a thousand damaged answers', () => {
  test('none throws, none takes long, and none is better than without what is damaged', LONG, async () => {
    const bare = new Map<string, ReturnType<typeof road>>();
    await fc.assert(
      fc.asyncProperty(damage, async ({ what, query, body, without }) => {
        const config = askers.get(query);
        if (config === undefined) throw new Error(`nobody asks ${query}`);
        const begun = workMs();
        const statuses = await road(config, answering(query, body));
        expect(workMs() - begun).toBeLessThan(PATIENCE_MS);
        // A response that is refused as a whole is as good as none, which fails a figure and withholds a doubt.
        const others = await Promise.all(
          [without, NO_ANSWER].map((other) => {
            const key = `${query} ${other}`;
            const known = bare.get(key) ?? road(config, answering(query, other));
            bare.set(key, known);
            return known;
          }),
        );
        for (const [id, status] of statuses) {
          const best = Math.max(...others.map((other) => promise(other.get(id))));
          expect(promise(status), `${id}: ${status} by ${what}`).toBeLessThanOrEqual(best);
        }
      }),
      RUNS,
    );
  });
});

/** What somebody, or something, may have written into a file. */
const WRITTEN: readonly Json[] = [
  null,
  true,
  0,
  -1,
  -0.5,
  1e308,
  -1e308,
  5e-324,
  1e18,
  '',
  ' ',
  'x',
  '1ms',
  '292y',
  '99999999999999999999y',
  '10y',
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  '2026-01-31T00:00:00Z',
  '.*',
  '(a+)+$',
  '(',
  '5..',
  '$window',
  '$filters',
  '$by',
  'up{$filters}',
  'a'.repeat(9_999),
  '\u0000',
  '\uD800',
  '=1+1',
  '__proto__',
  'constructor',
  'uptime',
  'ratio',
  'incidents',
  'count',
  'grade',
  [],
  {},
  [null],
  [[]],
  { toString: null },
  GONE,
];

const places = placesOf(file).slice(1);
const edits = fc.array(
  fc.record({ path: fc.constantFrom(...places), written: fc.constantFrom(...WRITTEN) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

describe('a thousand damaged files', () => {
  test('none throws and none takes long', LONG, async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const text = JSON.stringify(
          changes.reduce<Json>((changed, { path, written }) => {
            try {
              at(changed, path);
              return replaced(changed, path, written);
            } catch {
              // An edit before this one has taken the place away.
              return changed;
            }
          }, file),
        );
        const begun = workMs();
        const read = readScorecard(text);
        for (const { path, message, effect } of read.problems) {
          expect([path, message, effect].every((part) => part.length > 0)).toBe(true);
        }
        if (read.config !== null) {
          sound += 1;
          // What no edit has touched is as it was in the thousand before.
          const touched = read.config.indicators.filter((entry) => !pristine.has(JSON.stringify(entry)));
          await road({ ...read.config, indicators: touched }, async (url, init) =>
            reply(answers.get(queryOf(url, init)) ?? EMPTY),
          );
        }
        expect(workMs() - begun).toBeLessThan(PATIENCE_MS);
      }),
      RUNS,
    );
    expect(sound).toBeGreaterThan(RUNS.numRuns / 2);
  });
});
