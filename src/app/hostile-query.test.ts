import { describe, expect, test } from 'vitest';
import { durationMs, MINUTE } from '#compute/units.ts';
import { alertRows } from '#features/alerts/alert-list.ts';
import { labelsQuery } from '#features/breakdown/breakdown-plan.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';

/** As long as scorecard.json allows, and made so that whoever goes back over it does so thousands of times. */
const LENGTH = 10_000;
const filled = (start: string, piece: string, end = ''): string =>
  start + piece.repeat(Math.floor((LENGTH - start.length - end.length) / piece.length)) + end;

const HOSTILE: readonly (readonly [string, string])[] = [
  ['brackets that open', filled('', '(')],
  ['brackets that nest', `${filled('', '(', 'a')})`],
  ['calls that nest', filled('', 'sum(')],
  ['braces', filled('a', '{')],
  ['a long name', filled('', 'a')],
  ['names and colons', filled('', 'a:')],
  ['names before braces', filled('', 'a{')],
  ['spaces before nothing', filled('a', ' ')],
  ['spaces in a grouping', filled('sum by (', ' ')],
  ['spaces before a comma', filled('a{', ' ', ',$filters}')],
  ['commas', filled('a{$filters', ',')],
  ['filters', filled('a{', '$filters,')],
  ['strings', filled('a{b="', '\\"')],
  ['backslashes', filled('a{b="', '\\\\')],
  ['quotes', filled('', '"')],
  ['comments', filled('', '#\n')],
  ['ranges', filled('increase(a', '[$window]')],
  ['a sum of a thousand', filled('a', ' + increase(a_total{x!="y"}[$window])')],
];

describe('a hostile query is answered', () => {
  test.each(HOSTILE)('%s', (_, query) => {
    expect(query.length).toBeGreaterThan(LENGTH - 50);
    for (const template of [query, `sum(increase(${query.slice(0, LENGTH - 100)}{$filters}[$window]))`]) {
      const indicator = { ...stubIndicator('rate', { query: 'a' }), query: template } as never;
      const choice = { window: null, filters: [{ label: 'service', value: 'api' }] };
      expect(planFigure(indicator, choice)).toMatchObject({ queries: expect.anything() });

      const breakdown = { latency: 'x', buckets: template } as never;
      const config = { ...stubConfig(), breakdown };
      expect(() => labelsQuery(config, { window: durationMs(5 * MINUTE), filters: [] })).not.toThrow();

      const alert = { name: 'A', state: 'firing', labels: {}, annotations: {}, activeAt: null } as const;
      const rule = {
        group: 'g',
        name: 'A',
        kind: 'alerting',
        query: template,
        health: 'ok',
        lastError: null,
      } as const;
      expect(alertRows([alert], [rule], [indicator])).toHaveLength(1);
    }
  });
});
