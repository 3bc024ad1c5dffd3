import { describe, expect, test } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import vectors from '#compute/vectors/promql.json' with { type: 'json' };
import { gauge } from '#demo/metric.ts';
import type { Schedule } from '#demo/schedule.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { buildWorld } from '#demo/world.ts';
import { evaluate } from './evaluate.ts';
import { parseQuery } from './parse.ts';

const minute = (count: number) => epochMs(count * MINUTE);
const run = (from: number, to: number) => ({ first: minute(from), last: minute(to), step: MINUTE });
const BROKEN: Schedule = [run(0, 10), run(20, 30)];

const small = [
  gauge('g', { a: '1', b: 'x' }, BROKEN, (time) => time / MINUTE),
  gauge('g', { a: '2', b: 'x' }, [run(0, 30)], (time) => (time / MINUTE) % 4),
  gauge('h', { a: '1', b: 'x' }, [run(0, 30)], () => 2),
];

/** Values at one minute of the small world, by label a. */
function valuesAt(query: string, at: number): Record<string, number> {
  const value = evaluate(parseQuery(query), small, Float64Array.of(at * MINUTE));
  if (value.type === 'scalar') return { scalar: value.values[0] ?? Number.NaN };
  const present = value.columns.filter((column) => column.present[0] === 1);
  return Object.fromEntries(present.map(({ labels, values }) => [labels.a ?? '', values[0] ?? Number.NaN]));
}

describe('evaluate', () => {
  test.for([
    { query: 'g', at: 30, expected: { 1: 30, 2: 2 } },
    { query: 'g{a="1"}', at: 15, expected: { 1: 10 } },
    { query: 'g{a="1"}', at: 15.001, expected: {} },
    { query: 'g{a!="1"}', at: 1, expected: { 2: 1 } },
    { query: 'g{a=~"1|3"}', at: 1, expected: { 1: 1 } },
    { query: 'g{b=~"."}', at: 1, expected: { 1: 1, 2: 1 } },
    { query: 'g{a!~"1.*",c=""}', at: 1, expected: { 2: 1 } },
    { query: 'g{a=~"[12]x"}', at: 1, expected: {} },
    { query: '{__name__="h",}', at: 1, expected: { 1: 2 } },
    { query: 'label_replace(g, "a", "n$1", "a", "(1)")', at: 6, expected: { n1: 6, 2: 2 } },
    { query: 'label_replace(h, "a", "5m", "", "")', at: 6, expected: { '5m': 2 } },
    { query: 'g{a="1"} or g', at: 6, expected: { 1: 6, 2: 2 } },
    { query: 'g{a="1"} or h', at: 18, expected: { 1: 2 } },
    { query: 'g{a="1"} or h', at: 6, expected: { 1: 6 } },
    { query: 'sum(g)', at: 6, expected: { '': 8 } },
    { query: 'avg without (a) (g)', at: 6, expected: { '': 4 } },
    { query: 'count by (b) (g)', at: 15.5, expected: { '': 1 } },
    { query: 'min(g)', at: 6, expected: { '': 2 } },
    { query: 'max by (a) (g)', at: 6, expected: { 1: 6, 2: 2 } },
    { query: 'max_over_time(g[3m])', at: 6, expected: { 1: 6, 2: 3 } },
    { query: 'min_over_time(g[3m])', at: 6, expected: { 1: 3, 2: 0 } },
    { query: 'sum_over_time(g[3m])', at: 6, expected: { 1: 18, 2: 6 } },
    { query: 'avg_over_time(g[3m])', at: 6, expected: { 1: 4.5, 2: 1.5 } },
    { query: 'count_over_time(g[10m])', at: 20, expected: { 1: 2, 2: 11 } },
    { query: 'last_over_time(g[10m])', at: 19, expected: { 1: 10, 2: 3 } },
    { query: 'last_over_time(g[10m] offset 4m)', at: 23, expected: { 1: 10, 2: 3 } },
    { query: 'max_over_time(g[3m] offset 1m)', at: 7, expected: { 1: 6, 2: 3 } },
    { query: 'increase(g{a="1"}[4m] offset 2m)', at: 10, expected: { 1: 4 } },
    { query: 'g unless g{a="1"}', at: 6, expected: { 2: 2 } },
    { query: 'min_over_time(g[3m]) unless last_over_time(g{a="2"}[3m])', at: 6, expected: { 1: 3 } },
    { query: 'sum_over_time(sum(g)[4m:2m])', at: 7, expected: { '': 4 + 0 + 6 + 2 } },
    { query: 'increase(g{a="1"}[4m])', at: 8, expected: { 1: 4 } },
    { query: 'rate(g{a="1"}[4m])', at: 8, expected: { 1: 1 / 60 } },
    { query: 'g / h', at: 6, expected: { 1: 3 } },
    { query: '(g - 1) * 2 + -1', at: 6, expected: { 1: 9, 2: 1 } },
    { query: '1 / h', at: 6, expected: { 1: 0.5 } },
    { query: 'vector(time())', at: 6, expected: { '': 360 } },
    { query: '1 + 2 * 3 - 4 / 2', at: 6, expected: { scalar: 5 } },
  ])('$query at minute $at', ({ query, at, expected }) => {
    expect(valuesAt(query, at)).toEqual(expected);
  });

  test('two series with the same labels on one side cannot be matched', () => {
    expect(() => valuesAt('h / {b="x"}', 6)).toThrow('many-to-many matching not allowed');
  });

  test('dropping names must leave the series distinct', () => {
    expect(() => valuesAt('rate({a="1"}[4m])', 6)).toThrow('same labelset');
  });
});

/** Outside the subset, about alerts (which the demo has none of), or about the age of the fixture's scan. */
const LEFT_OUT = /histogram_quantile|resets|ALERTS|time\(\)/;

describe('the queries that check a scorecard on the server', () => {
  const oracles = vectors.metrics.filter(({ oracle }) => !LEFT_OUT.test(oracle));
  const world = buildWorld().series;

  test.for(oracles.map(({ id, oracle, expect: expected, tol }) => ({ id, oracle, expected, tol })))(
    '$id has the figure of the brief, over all services',
    ({ oracle, expected, tol }) => {
      const query = oracle.includes('incident') ? oracle : oracle.replaceAll(/service="api",?/g, '');
      const value = evaluate(parseQuery(query), world, Float64Array.of(DEMO_NOW));
      if (value.type === 'scalar') throw new Error('expected a vector');
      expect(value.columns).toHaveLength(1);
      // The world has whole requests only, so its share of failures is right to a millionth.
      const allowed = Math.max(tol, /http_requests_total.*30d/.test(query) ? 1e-6 : 1e-9);
      const scale = /0\.999/.test(query) ? 1 / (1 - 0.999) : 1;
      expect(Math.abs((value.columns[0]?.values[0] ?? Number.NaN) - expected)).toBeLessThanOrEqual(
        allowed * scale,
      );
    },
  );
});
