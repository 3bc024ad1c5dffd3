import { describe, expect, test } from 'vitest';
import { MINUTE } from '#compute/units.ts';
import { queryForm, selectorText } from './query-form.ts';

const instant = { matchers: [], hasFilters: false, range: null, subqueries: [], around: [] };

describe('queryForm', () => {
  test('reads what a usual template selects and does', () => {
    expect(
      queryForm(
        'sum by (status) (increase(http_requests_total{job="shop",code!~"1..",$filters}[$window])) # all',
      ),
    ).toEqual({
      isRead: true,
      hasOr: false,
      hasQuotedNames: false,
      selectors: [
        {
          metric: 'http_requests_total',
          matchers: [
            { label: 'job', operator: '=', value: 'shop' },
            { label: 'code', operator: '!~', value: '1..' },
          ],
          hasFilters: true,
          range: '$window',
          subqueries: [],
          around: ['increase', 'sum'],
        },
      ],
      outermost: 'sum',
      by: ['status'],
    });
  });

  test('reads names in quotes', () => {
    const form = queryForm(
      'SUM({"http.server_count", "http.route"=~"/a|/b", $filters}) by ("http.route", le)',
    );
    expect(form).toMatchObject({ outermost: 'sum', by: ['http.route', 'le'] });
    expect(form.selectors).toEqual([
      {
        ...instant,
        metric: 'http.server_count',
        matchers: [{ label: 'http.route', operator: '=~', value: '/a|/b' }],
        hasFilters: true,
        around: ['sum'],
      },
    ]);
  });

  test.for([
    ['a bare selector', 'service_down', [{ ...instant, metric: 'service_down' }]],
    ['a metric that is called like a function', 'sum', [{ ...instant, metric: 'sum' }]],
    ['a recorded name', 'job:up:sum', [{ ...instant, metric: 'job:up:sum' }]],
    [
      'the name as a matcher',
      '{__name__=~"a.+"}',
      [{ ...instant, metric: null, matchers: [{ label: '__name__', operator: '=~', value: 'a.+' }] }],
    ],
    [
      'a fixed range, in each spelling',
      'rate(a[5m]) + rate(b[300]) + rate(c[1m] offset 1h)',
      [
        { ...instant, metric: 'a', range: 5 * MINUTE, around: ['rate'] },
        { ...instant, metric: 'b', range: 5 * MINUTE, around: ['rate'] },
        { ...instant, metric: 'c', range: MINUTE, around: ['rate'] },
      ],
    ],
    [
      'subqueries, innermost first',
      'max_over_time((avg_over_time(rate(a[5m])[10m:1m]))[$window:1m])',
      [
        {
          ...instant,
          metric: 'a',
          range: 5 * MINUTE,
          subqueries: [10 * MINUTE, '$window'],
          around: ['rate', 'avg_over_time', 'max_over_time'],
        },
      ],
    ],
    [
      'a placeholder in a string is none',
      'a{b="$filters",c=`$window`}',
      [
        {
          ...instant,
          metric: 'a',
          matchers: [
            { label: 'b', operator: '=', value: '$filters' },
            { label: 'c', operator: '=', value: '$window' },
          ],
        },
      ],
    ],
    [
      'escapes of Go',
      String.raw`a{b="x\"\\\u00e9\n\x41\101",c='it\'s',d=${'`\\d`'}}`,
      [
        {
          ...instant,
          metric: 'a',
          matchers: [
            { label: 'b', operator: '=', value: 'x"\\é\nAA' },
            { label: 'c', operator: '=', value: "it's" },
            { label: 'd', operator: '=', value: '\\d' },
          ],
        },
      ],
    ],
  ] as const)('%s', ([, template, selectors]) => {
    const form = queryForm(template);
    expect(form.isRead).toBe(true);
    expect(form.selectors).toEqual(selectors);
  });

  test.for([
    ['sum(a)', 'sum', null],
    ['(sum by (x) ((a)))', 'sum', ['x']],
    ['sum by () (a)', 'sum', []],
    ['sum without (x) (a)', 'sum', null],
    ['sum by ($by, le) (a)', 'sum', ['$by', 'le']],
    ['sum(sum by (x) (a))', 'sum', null],
    ['label_replace(sum by (x) (a), "y", "$1", "x", "(.)..")', 'label_replace', ['x']],
    ['sum by (x) (a) / sum by (x) (b)', null, ['x']],
    ['sum by (x) (a) / sum by (y) (b)', null, null],
    ['sum by (x) (a) / sum(b)', null, null],
    ['histogram_quantile(0.9, sum by (le) (a))', 'histogram_quantile', ['le']],
    ['a > 0', null, null],
    ['vector(1)', 'vector', null],
  ] as const)('outermost of %s is %s, by %j', ([template, outermost, by]) => {
    expect(queryForm(template)).toMatchObject({ isRead: true, outermost, by });
  });

  test.for([
    '',
    '# nothing',
    'sum(',
    'a default 0',
    'rollup_rate(a[5m])',
    'a{b="c" or d="e"}',
    'a[1m*2]',
    'a[$range]',
  ])('does not claim to have read %j', (template) => {
    expect(queryForm(template).isRead).toBe(false);
  });
});

describe('selectorText', () => {
  const [selector] = queryForm('rate(a{job="x",code=~"5..",$filters}[5m])').selectors;
  const [fixed] = queryForm('a{job="x"}').selectors;
  const [quoted] = queryForm('{"http.count","http.route"="/"}').selectors;
  if (selector === undefined || fixed === undefined || quoted === undefined) throw new Error('no selector');
  const filters = [
    { label: 'service', value: 'a"b' },
    { label: 'http.route', value: '/x|/y', isPattern: true },
  ];

  test('has the filters where the query has them, and no range', () => {
    expect(selectorText(selector, filters)).toBe(
      'a{job="x",code=~"5..",service="a\\"b","http.route"=~"/x|/y"}',
    );
    expect(selectorText(fixed, filters)).toBe('a{job="x"}');
    expect(selectorText(quoted, filters)).toBe('{"http.count","http.route"="/"}');
  });

  test('drops matchers by their label', () => {
    expect(selectorText(selector, filters, (label) => label === 'service')).toBe('a{service="a\\"b"}');
    expect(selectorText(fixed, [], () => false)).toBe('a');
    expect(selectorText(quoted, [], () => false)).toBe('{"http.count"}');
  });

  test('is never empty', () => {
    const [nameless] = queryForm('{job="x"}').selectors;
    expect(nameless && selectorText(nameless, [], () => false)).toBe('{__name__!=""}');
  });
});
