import { describe, expect, test } from 'vitest';
import { vectorSelectors } from './vector-selectors.ts';

describe('vectorSelectors', () => {
  test.for([
    ['sum by (status) (increase(http_requests_total{a="1"}[30d]))', ['http_requests_total{a="1"}']],
    ['sum(a_total{x="}["}) / sum(b_total)', ['a_total{x="}["}', 'b_total']],
    ['a - a', ['a']],
    ['max by (service) (up{job=~"a|b"})', ['up{job=~"a|b"}']],
    [
      'sum by ("http.route") (rate({"http.server.count","http.route"="/x"}[5m])) # all',
      ['{"http.server.count","http.route"="/x"}'],
    ],
    ['label_replace(a{b="$1"}, "c", "$1", "d", "(.*)")', ['a{b="$1"}']],
    ['time() - 3', []],
    ['', []],
  ] as const)('of %s are %j', ([expr, selectors]) => {
    expect(vectorSelectors(expr)).toEqual(selectors);
  });
});
