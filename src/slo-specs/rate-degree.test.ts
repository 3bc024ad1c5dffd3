import { expect, test } from 'vitest';
import { queryTree } from '#scorecard/promql/query-tree.ts';
import { rateDegree } from './rate-degree.ts';

// With r = rate(x[5m]): if r doubles, a sum of such rates doubles (degree 1), a quotient of them stays (0), a product of
// two is four times as large (2), and r + 1 is neither.
test.each([
  ['rate(x[5m])', 1],
  ['sum by (a) (rate(x[5m])) - -rate(y[5m] offset 1h)', 1],
  ['x', 0],
  ['increase(x[5m])', 0],
  ['rate(x[5m]) / rate(y[5m])', 0],
  ['rate(x[5m]) * rate(y[5m])', 2],
  ['rate(x[5m]) * on (a) group_left () info', 1],
  ['3 / rate(x[5m])', -1],
  ['rate(x[5m]) + 1', null],
  ['rate(x[5m]) + 0', 1],
  ['rate(x[5m]) or vector(0)', 1],
  ['rate(x[5m]) or vector(1)', null],
  ['rate(x[5m]) > 0', 1],
  ['rate(x[5m]) > 5', null],
  ['rate(x[5m]) > bool 0', 0],
  ['rate(x[5m]) unless up', 1],
  ['count(rate(x[5m]) > 0)', 0],
  ['count(rate(x[5m]) > 5)', null],
  ['histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))', 0],
  ['quantile(0.9, rate(x[5m]))', 1],
  ['topk(3, rate(x[5m]))', 1],
  ['label_replace(rate(x[5m]), "a", "$1", "b", "(.*)")', 1],
  ['clamp_min(rate(x[5m]), 0)', 1],
  ['clamp_max(rate(x[5m]), 5)', null],
  ['sqrt(rate(x[5m]))', null],
  ['rate(x[5m]) ^ 2', null],
  ['avg_over_time(rate(x[5m])[1h:])', 1],
  ['0 / rate(x[5m])', 'any'],
] as const)('%s is of degree %s', (query, degree) => {
  const tree = queryTree(query);
  expect(tree.isRead).toBe(true);
  expect(rateDegree(tree, tree.root)).toBe(degree);
});
