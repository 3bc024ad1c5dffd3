import { describe, expect, test } from 'vitest';
import vectors from '#compute/vectors/promql.json' with { type: 'json' };
import { parseQuery } from './parse.ts';
import { QueryError } from './query-error.ts';

function refusal(query: string): QueryError {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof QueryError) return error;
  }
  throw new Error(`${query} was read`);
}

describe('parseQuery', () => {
  test('reads every query that a scorecard sends', () => {
    const sent = vectors.metrics.flatMap(({ totals, trend }) => [...totals, ...trend]);
    expect(sent.length).toBeGreaterThan(50);
    for (const query of sent) expect(() => parseQuery(query)).not.toThrow();
  });

  test.for([
    { query: 'sum by (le) (a{x="1",})', tree: { kind: 'aggregate', op: 'sum' } },
    { query: 'sum(a) without (x)', tree: { grouping: { mode: 'without', labels: ['x'] } } },
    { query: 'a[1d12h]', tree: { kind: 'range', range: 129_600_000 } },
    { query: 'a[300]', tree: { kind: 'range', range: 300_000 } },
    { query: 'a[1h:]', tree: { kind: 'subquery', step: 60_000 } },
    { query: '1 + 2 * 3', tree: { op: '+', right: { kind: 'binary', op: '*' } } },
    { query: '(a) # why', tree: { kind: 'selector' } },
    { query: `a{x='it\\'s "so"'}`, tree: { matchers: [{}, { value: `it's "so"` }] } },
    { query: 'a{x=~`\\d+`}', tree: { matchers: [{}, { value: '\\d+' }] } },
  ])('reads $query', ({ query, tree }) => {
    expect(parseQuery(query)).toMatchObject(tree);
  });

  test.for([
    'histogram_quantile(0.9, a)',
    'topk(3, a)',
    'quantile(0.9, a)',
    'a offset 5m',
    'a @ 0',
    'a > 1',
    'a and b',
    'a or on (x) b',
    'a / on (x) b',
    'a / ignoring (x) group_left b',
    'a ^ 2',
    'resets(a[5m])',
    'rate(a[5m:1m])',
    '"text"',
  ])('does not pretend to know %s', (query) => {
    expect(refusal(query)).toMatchObject({
      type: 'bad_data',
      message: expect.stringContaining('is not supported by the demo world'),
    });
  });

  test.for([
    ['rate(a)', 'expected type range vector in call to function "rate", got instant vector'],
    ['sum(1)', 'expected type instant vector in aggregation expression, got scalar'],
    ['{x=""}', 'vector selector must contain at least one non-empty matcher'],
    ['a{x=~"("}', 'error parsing regexp'],
    ['a{x=', 'parse error'],
    ['a b', '1:3: parse error'],
    ['', 'no expression found in input'],
  ] as const)('refuses %j and says why', ([query, message]) => {
    expect(refusal(query)).toMatchObject({ type: 'bad_data', message: expect.stringContaining(message) });
  });
});
