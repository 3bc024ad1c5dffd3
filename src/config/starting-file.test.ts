import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';

/** What everybody finds in dist/scorecard.json and edits. */
const START = readFileSync('public/scorecard.json', 'utf8');
const DEMO = readFileSync('demo/scorecard.json', 'utf8');

type Part = { readonly key: string; readonly value: unknown };

/** Every setting of a file, at any depth. */
function partsOf(value: unknown): readonly Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ key, value: inner }, ...partsOf(inner)]);
}

const textsOf = (file: string, keys: readonly string[]): readonly string[] =>
  partsOf(JSON.parse(file)).flatMap(({ key, value }) =>
    keys.includes(key) && typeof value === 'string' ? [value] : [],
  );

const { config, problems } = readScorecard(START);

describe('the file to start from', () => {
  test('has no problem, and names no server', () => {
    expect(problems).toEqual([]);
    expect(config?.prometheus).toEqual({ url: null });
  });

  test('says nothing that only somebody of the organisation can say', () => {
    const sayings = [
      'practices',
      'attestation',
      'exemptions',
      'incidents',
      'owner',
      'evidence',
      'exemplarUrl',
    ];
    const keys = partsOf(JSON.parse(START)).map(({ key }) => key);
    expect(keys.filter((key) => sayings.includes(key))).toEqual([]);
    expect(START).not.toMatch(/https?:|currency|\$\d/);
    // The search finds them where they are.
    expect(partsOf(JSON.parse(DEMO)).filter(({ key }) => key === 'owner').length).toBeGreaterThan(40);
  });

  test('measures every indicator, by what HTTP services export', () => {
    const METRICS = ['http_requests_total', 'http_request_duration_seconds_bucket'];
    const indicators = config?.indicators ?? [];
    expect(indicators.map(({ id }) => id)).toEqual([
      'availability',
      'latency_p95',
      'throughput',
      'error_rate',
    ]);
    for (const indicator of indicators) {
      const query = 'query' in indicator ? (indicator.query ?? '') : '';
      expect(/(\w+)\{\$filters\}/.exec(query)?.[1], indicator.id).toBeOneOf(METRICS);
    }
  });

  test('grades no demand: how much is asked is not how good the answers are', () => {
    expect(config?.indicators.filter(({ graded }) => graded === false).map(({ id }) => id)).toEqual([
      'throughput',
    ]);
  });

  test('has no word of the demo company', () => {
    const words = new Set(textsOf(DEMO, ['owner', 'by', 'evidence', 'group', 'reason', 'value', 'per']));
    for (const { key, value } of partsOf(JSON.parse(DEMO))) {
      if (key !== 'practices' || !Array.isArray(value)) continue;
      for (const { title } of value as { title: string }[]) words.add(title);
    }
    words.delete('1s');
    expect(words.size).toBeGreaterThan(50);
    expect([...words].filter((word) => START.includes(word))).toEqual([]);
  });
});
