import { describe, expect, test } from 'vitest';
import { DAY, durationMs } from '#compute/units.ts';
import { renderQuery } from './template.ts';

const MONTH = durationMs(30 * DAY);

describe('renderQuery', () => {
  test.for([
    { name: 'no filter leaves empty braces', template: 'm{$filters}', filters: [], expr: 'm{}' },
    {
      name: 'no filter leaves no comma behind',
      template: 'm{a="b",$filters}',
      filters: [],
      expr: 'm{a="b"}',
    },
    {
      name: 'filters follow a matcher',
      template: 'm{a="b",$filters}',
      filters: [{ label: 'service', value: 'api' }],
      expr: 'm{a="b",service="api"}',
    },
    {
      name: 'quotes, backslashes and line breaks are escaped',
      template: 'm{$filters}',
      filters: [{ label: 'route', value: '/a"} or vector(1)\\\n' }],
      expr: 'm{route="/a\\"} or vector(1)\\\\\\n"}',
    },
    {
      name: 'a value with replacement patterns is taken as it is',
      template: 'm{$filters}',
      filters: [{ label: 'route', value: "$& $' $window" }],
      expr: `m{route="$& $' $window"}`,
    },
  ])('$name', ({ template, filters, expr }) => {
    expect(renderQuery(template, { window: MONTH, filters })).toBe(expr);
  });

  test('the window is written as Prometheus writes it', () => {
    expect(renderQuery('increase(m{$filters}[$window])', { window: MONTH, filters: [] })).toBe(
      'increase(m{}[30d])',
    );
  });

  const api = { label: 'service', value: 'api' };
  const route = { label: 'http.route', value: '/x' };

  test.for([
    ['m{$filters}', 'm{}', 'm{service="api"}'],
    ['m{$filters,job="x"}', 'm{job="x"}', 'm{service="api",job="x"}'],
    ['m{ $filters , job="x" }', 'm{ job="x" }', 'm{ service="api" , job="x" }'],
    ['m{job="x",$filters}', 'm{job="x"}', 'm{job="x",service="api"}'],
    ['m{job="x", $filters,}', 'm{job="x",}', 'm{job="x", service="api",}'],
    ['m{a="b",$filters,c="d"}', 'm{a="b",c="d"}', 'm{a="b",service="api",c="d"}'],
    ['{"m.count",$filters}', '{"m.count"}', '{"m.count",service="api"}'],
    ['m{job="x", # why\n $filters}', 'm{job="x"}', 'm{job="x", \n service="api"}'],
    ['a{$filters} / b{$filters,x="y"}', 'a{} / b{x="y"}', 'a{service="api"} / b{service="api",x="y"}'],
  ] as const)('%s without and with a filter', ([template, without, filtered]) => {
    expect(renderQuery(template, { window: MONTH, filters: [] })).toBe(without);
    expect(renderQuery(template, { window: MONTH, filters: [api] })).toBe(filtered);
  });

  test.for([
    'label_replace(m, "class", "$1", "code", "(.)..")',
    'label_replace(m, "class", "\u0024{1}xx", "code", \'(.)..$\')',
    'm{path=~"/v$2",a="$window",b=\'$filters\',c=`$by`}',
    'm{a="\\"$window",b="#1"}',
    'count_values("$by", m)',
    'm{a=`\\`,b="$window"}',
  ])('strings of %s stay as they are', (template) => {
    expect(renderQuery(template, { window: MONTH, filters: [api], by: 'x' })).toBe(template);
  });

  test.for([
    ['sum(m) # all of them', 'sum(m)'],
    ['# first\nsum(m{a="#b"}) # "then', 'sum(m{a="#b"})'],
    ["sum( # it's\n m)", 'sum( \n m)'],
  ] as const)('comments of %j are left out', ([template, expr]) => {
    expect(renderQuery(template, { window: MONTH, filters: [] })).toBe(expr);
  });

  test.for([['sum by ($by, le) (m{$filters})', 'sum by ("http.route", le) (m{"http.route"="/x"})']] as const)(
    'names that need quotes get them in %s',
    ([template, expr]) => {
      expect(renderQuery(template, { window: null, filters: [route], by: 'http.route' })).toBe(expr);
    },
  );

  test.for([
    ['WITH (x = 5) m{$filters} default 0', 'WITH (x = 5) m{service="api"} default 0'],
    ['m{a="b" or $filters}[$window', 'm{a="b" or service="api"}[30d'],
  ] as const)('%s, which is no PromQL, is filled all the same', ([template, expr]) => {
    expect(renderQuery(template, { window: MONTH, filters: [api] })).toBe(expr);
  });
});
