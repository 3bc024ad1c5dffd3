import { describe, expect, test } from 'vitest';
import { apiPathOf } from './api-path.mjs';
import { readRequestPath } from './request-path.mjs';

describe('readRequestPath', () => {
  test.for([
    ['/', [''], ''],
    ['/?view=wall&panel=latency', [''], '?view=wall&panel=latency'],
    ['/assets/app-1.js', ['assets', 'app-1.js'], ''],
    ['/assets/', ['assets', ''], ''],
    // A query is the server's to read: what would be refused in a path is none there.
    [
      '/prometheus/api/v1/query?query=%2e%2e/..//%00',
      ['prometheus', 'api', 'v1', 'query'],
      '?query=%2e%2e/..//%00',
    ],
    ['/label/caf%C3%A9/values', ['label', 'café', 'values'], ''],
    ['/label/a%3Ab/values', ['label', 'a:b', 'values'], ''],
    ['/label/http.status/values', ['label', 'http.status', 'values'], ''],
    ['/label/.../values', ['label', '...', 'values'], ''],
  ] as const)('reads %s', ([target, segments, query]) => {
    expect(readRequestPath(target)).toEqual({ segments, query });
  });

  test.for([
    '',
    '*',
    'query',
    'http://prometheus.example/api/v1/query',
    '//',
    '//evil.example/api',
    '/prometheus//api/v1/query',
    '/prometheus/api/v1//query',
    '/.',
    '/..',
    '/./',
    '/prometheus/api/v1/../../-/quit',
    '/prometheus/api/v1/./query',
    '/prometheus/api/v1/query/..',
    '/prometheus/api/v1/%2e%2e/%2e%2e/-/quit',
    '/prometheus/api/v1/.%2e/.%2E/-/quit',
    '/prometheus/api/v1/..%2f..%2f-%2fquit',
    '/prometheus/api/v1/label/..%2F..%2Fadmin/values',
    '/prometheus/api/v1/label/a%2Fb/values',
    '/prometheus/api/v1/..%5c..%5c-%5cquit',
    '/prometheus/api/v1/..\\..\\-\\quit',
    '/prometheus\\api\\v1\\query',
    '/prometheus/api/v1/%252e%252e/%252e%252e/-/quit',
    '/prometheus/api/v1/query%00',
    '/prometheus/api/v1/query%0d%0aX-Injected:1',
    '/prometheus/api/v1/query%7f',
    '/prometheus/api/v1/%71uery',
    '/prometheus/api/v1/caf%c3%a9',
    '/prometheus/api/v1/%c0%ae%c0%ae/quit',
    '/prometheus/api/v1/%',
    '/prometheus/api/v1/%zz',
    '/prometheus/api/v1/query;/../../-/quit',
    '/prometheus/api/v1/query#fragment',
  ])('refuses "%s"', (target) => {
    expect(readRequestPath(target)).toBeNull();
  });
});

describe('apiPathOf', () => {
  const below = (path: string) => apiPathOf(path.split('/'));

  test.for([
    'query',
    'query_range',
    'query_exemplars',
    'series',
    'labels',
    'label/__name__/values',
    'label/job/values',
    'metadata',
    'alerts',
    'rules',
    'status/buildinfo',
  ])('passes %s on', (path) => {
    expect(below(`api/v1/${path}`)).toBe(`/api/v1/${path}`);
  });

  test('writes the name of a label anew', () => {
    expect(apiPathOf(['api', 'v1', 'label', 'a b?c#d', 'values'])).toBe('/api/v1/label/a%20b%3Fc%23d/values');
  });

  test.for([
    '',
    'api',
    'api/v1',
    'api/v1/',
    'api/v1/query/',
    'api/v1/query?a',
    'api/v1/Query',
    'api/v2/query',
    'api/v1/write',
    'api/v1/read',
    'api/v1/otlp/v1/metrics',
    'api/v1/admin/tsdb/snapshot',
    'api/v1/admin/tsdb/delete_series',
    'api/v1/admin/tsdb/clean_tombstones',
    'api/v1/status/config',
    'api/v1/status/flags',
    'api/v1/status',
    'api/v1/targets',
    'api/v1/label/job',
    'api/v1/label//values',
    'api/v1/label/job/values/more',
    'api/v1/constructor',
    '-/quit',
    '-/reload',
    'federate',
    'metrics',
    'debug/pprof/heap',
  ])('passes "%s" not on', (path) => {
    expect(below(path)).toBeNull();
  });
});
