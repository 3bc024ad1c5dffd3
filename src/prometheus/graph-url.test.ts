import { describe, expect, test } from 'vitest';
import { DAY, epochMs } from '#compute/units.ts';
import { graphUrl } from './graph-url.ts';

const AT = epochMs(Date.UTC(2026, 0, 31));

describe('graphUrl', () => {
  test('the graph shows the query over the window that ends at the instant', () => {
    const link = graphUrl('https://prom.example/sub/', 'sum(rate(x{a="b&c"}[5m])) + 1', AT, DAY);
    const url = new URL(link ?? '');
    expect(url.origin + url.pathname).toBe('https://prom.example/sub/graph');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'g0.expr': 'sum(rate(x{a="b&c"}[5m])) + 1',
      'g0.tab': '0',
      'g0.range_input': '1d',
      'g0.end_input': '2026-01-31 00:00:00',
    });
  });

  test('several queries are graphs of their own', () => {
    const { searchParams } = new URL(graphUrl('https://prom.example', ['up', 'down'], AT, DAY) ?? '');
    expect([searchParams.get('g0.expr'), searchParams.get('g1.expr')]).toEqual(['up', 'down']);
    expect(searchParams.get('g1.range_input')).toBe('1d');
  });

  test('a relative address gives a relative link', () => {
    expect(graphUrl('../', 'up', AT, DAY)).toMatch(/^\.\.\/graph\?g0\.expr=up&/);
  });

  test('credentials do not get into the link', () => {
    expect(graphUrl('https://user:secret@host', 'up', AT, DAY)).toMatch(/^https:\/\/host\/graph\?/);
  });

  test.for(['javascript:alert(1)//', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://'])(
    'nothing links to %j',
    (baseUrl) => {
      expect(graphUrl(baseUrl, 'up', AT, DAY)).toBeNull();
    },
  );
});
