import { describe, expect, test } from 'vitest';
import { incidentCondition } from './incident-condition.ts';
import { queryForm } from './query-form.ts';

describe('incidentCondition', () => {
  test.for([
    'service_down{$filters}',
    'max by (service) (service_down{$filters})',
    '1 - min(probe_success{$filters})',
    'up == bool 0',
    'a > bool 0 or b',
    'service_down or probe_failed',
    'x or vector(0)',
    'a and b',
    'a unless b == 1',
    'a * (b > 0)',
    'absent(up)',
    'ALERTS{alertstate="firing"}',
    'a{b=="c"}',
    'a == 0 default 1',
  ])('%s stays as it is', (query) => {
    expect(incidentCondition(query)).toBe(query);
  });

  test.for([
    ['up{$filters} == 0', 'up{$filters} == bool 0'],
    ['up==0', 'up== bool 0'],
    ['((up == 0)) # down', '((up == bool 0))'],
    ['service_down > 0', 'service_down > bool 0'],
    ['a < on (x) group_left b', 'a < bool on (x) group_left b'],
    ['0 != a', '0 != bool a'],
    ['rate(a{$filters}[5m]) / rate(b[5m]) > 0.05', 'rate(a{$filters}[5m]) / rate(b[5m]) > bool 0.05'],
    // 0 is "all is well" by contract, though it is kept.
    ['probe_failed >= 0', 'probe_failed > bool 0'],
    ['0 <= probe_failed', '0 < bool probe_failed'],
    ['probe_failed <= 0', 'probe_failed <= bool 0'],
    ['up == 0 unless on (job) paused', 'up == bool 0 unless on (job) paused'],
    ['(up == 0) and x > 5', '(up == bool 0) and x > 5'],
    ['max by (job) (up == 0)', 'max by (job) (up == bool 0)'],
    ['count(up == 0)', 'max(up == bool 0)'],
    ['sum(up == 0) by (job)', 'max(up == bool 0) by (job)'],
    ['count by (job) (up == 0) > 2', 'sum by (job) (up == bool 0) > bool 2'],
    ['a or b == 0', 'a or b == bool 0'],
    ['{__name__=~"a|b",$filters}', 'max without () ({__name__=~"a|b",$filters})'],
  ] as const)('%s is asked as %s', ([query, condition]) => {
    expect(incidentCondition(query)).toBe(condition);
    expect(queryForm(condition).isRead).toBe(true);
  });

  const side = (expr: string, index: number) => `label_replace(${expr}, "pillars_side", "${index}", "", "")`;

  test.for([
    ['up == 0 or probe == 0', [['up == bool 0', 'probe == bool 0']]],
    ['(a > 0) or b or on (x) c', [['(a > bool 0)', 'b or on (x) c']]],
    ['a or b > 0 or c', [['a or b > bool 0', 'c']]],
  ] as const)('the sides of %s hide nothing from one another', ([query, [sides]]) => {
    expect(incidentCondition(query)).toBe(sides.map(side).join(' or '));
  });
});
