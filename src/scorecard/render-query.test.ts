import { describe, expect, test } from 'vitest';
import { DAY, durationMs } from '#compute/units.ts';
import { renderQuery } from './render-query.ts';

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
});
