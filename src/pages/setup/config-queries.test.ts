import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { failureText } from '#scorecard/evaluate/query-problems.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { sectionProblems, sectionQueries } from './config-queries.ts';

function demoConfig(): ScorecardConfig {
  const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
  if (config === null) throw new Error('the demo’s scorecard.json does not load');
  return config;
}

const refusedFor = (expr: string) =>
  new PrometheusError('The server cannot answer this query: 1:5: parse error', {
    kind: 'query',
    expr,
    serverMessage: '1:5: parse error',
  });
const down = new PrometheusError('No answer.', { kind: 'network' });

test('every template of the demo’s file that is no indicator’s is asked, with its placeholders filled', () => {
  const asked = new Map(sectionQueries(demoConfig()).map(({ path, query }) => [path, query.expr]));
  expect([...asked.keys()]).toEqual([
    'markers (Deploy).query',
    'breakdown.buckets',
    'breakdown.requests',
    'cost.spend',
    'vulnerabilities.open',
    'vulnerabilities.oldest',
  ]);
  expect(asked.get('breakdown.buckets')).toBe(
    'sum by (le, route) (increase(http_request_duration_seconds_bucket{}[1h]))',
  );
  expect(asked.get('cost.spend')).toBe('sum by (service) (increase(cloud_cost_usd_total{}[1h]))');
});

test('each is asked of the server that its section names', () => {
  const { markers = [], breakdown, cost, vulnerabilities, ...rest } = demoConfig();
  if (breakdown === undefined || cost === undefined || vulnerabilities === undefined)
    throw new Error('the demo’s scorecard.json lacks a section');
  const asked = sectionQueries({
    ...rest,
    markers: markers.map((marker) => ({ ...marker, source: 'a' })),
    breakdown: { ...breakdown, source: 'b' },
    cost: { ...cost, source: 'c' },
    vulnerabilities,
  });
  expect(asked.map(({ query }) => query.source)).toEqual(['a', 'b', 'b', 'c', undefined, undefined]);
});

test('a file without such sections has nothing to ask', () => {
  expect(sectionQueries(stubConfig())).toEqual([]);
});

test('only what the server refuses is a problem of the file, with its place', () => {
  const asked = sectionQueries(demoConfig());
  const stateOf = ({ expr }: { readonly expr: string }): QueryResultState => {
    if (expr.includes('cloud_cost')) return { state: 'failed', error: refusedFor(expr) };
    if (expr.includes('build_info')) return { state: 'failed', error: down };
    return { state: 'loading' };
  };
  expect(sectionProblems(asked, stateOf)).toEqual([
    {
      path: 'cost.spend',
      message: 'expected PromQL that the server accepts; it said: 1:5: parse error',
      effect: 'What it asks for is not shown',
    },
  ]);
});

test('where the query is not at fault, its place says nothing', () => {
  expect(failureText('cost.spend', down)).toBe('No answer.');
  expect(failureText('cost.spend', refusedFor('x'))).toBe(
    'cost.spend in scorecard.json: The server cannot answer this query: 1:5: parse error',
  );
});
