import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '#compute/outcome.ts';
import { epochMs } from '#compute/units.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';
import { implausible, impossiblyFree } from './implausible.ts';

const gauge = (unit: string) => stubIndicator('gauge', { query: 'x', unit });
const rating = stubIndicator('quotient', { numerator: 'a', denominator: 'b', outOf: 5 });

describe('what a unit does not allow', () => {
  test.each([
    ['a percentage where a share belongs', gauge('ratio'), 43.5],
    ['a little more than all', gauge('ratio'), 1.001],
    ['less than nothing of it', gauge('ratio'), -0.01],
    ['a negative cost', gauge('currency'), -3],
    ['negative seconds', gauge('seconds'), -0.001],
    ['less than none', gauge('count'), -1],
    ['more stars than there are', rating, 5.1],
    ['infinitely much of a share', gauge('ratio'), Number.POSITIVE_INFINITY],
  ] as const)('%s', (_, indicator, value) => expect(implausible(indicator, value)).not.toBeNull());

  test('the words say what to do', () => {
    expect(implausible(gauge('ratio'), 43.5)).toBe(
      'a share is at most 1, and this is 43.5; if it is a percentage, divide the query by 100',
    );
    expect(implausible(rating, 46)).toBe('it is out of 5, and this is 46');
  });
});

describe('what it allows', () => {
  test.each([
    ['all', gauge('ratio'), 1],
    ['nothing', gauge('ratio'), 0],
    ['the noise of a sum of shares', gauge('ratio'), 1 + 2e-16 * 10],
    ['the noise of a difference', gauge('ratio'), -1e-12],
    ['no cost', gauge('currency'), 0],
    ['many', gauge('count'), 1e12],
    ['all stars', rating, 5],
    ['a deviation below the plan', stubIndicator('band', { actual: 'a', planned: 'b', unit: 'ratio' }), -0.4],
    ['a deviation of twice the plan', stubIndicator('band', { actual: 'a', planned: 'b', unit: 'ratio' }), 2],
    ['a grade', stubIndicator('ordinal', { query: 'x' }), 'B'],
  ] as const)('%s', (_, indicator, value) => expect(implausible(indicator, value)).toBeNull());
});

describe('something for nothing', () => {
  const UNITS = ['ratio', 'seconds', 'count', 'per-second', 'currency', 'score'] as const;
  const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

  test('only a cost or a time of exactly 0 for something is one', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.constantFrom('atMost', 'atLeast'),
        fc.constantFrom(0, 1e-9, 1, 12_000),
        fc.constantFrom(0, 0.5, 600, 1e9),
        (unit, direction, numerator, denominator) => {
          const indicator = stubIndicator('quotient', { numerator: 'a', denominator: 'b', unit, direction });
          const found = impossiblyFree(indicator, {
            outcome: ok(numerator / (denominator || 1)),
            parts: [{ name: 'denominator', value: denominator, unit: 'count' }],
          });
          const isFree = numerator === 0 && denominator > 0 && direction === 'atMost';
          expect(found !== null).toBe(isFree && (unit === 'currency' || unit === 'seconds'));
        },
      ),
    ));

  test.each([
    ['a counter that stands still', 0, 600, 'Met', ['stands-still']],
    ['cheap', 6, 600, 'Exceeding', []],
    ['dear', 12_000, 600, 'Missed', []],
  ])('%s', (_, cost, projects, status, doubts) => {
    const indicator = stubIndicator('quotient', {
      numerator: 'sum(increase(cost_total{$filters}[$window]))',
      denominator: 'sum(increase(projects_total{$filters}[$window]))',
      unit: 'currency',
      target: 10,
      ideal: 0,
    });
    const answer = { data: null, warnings: [], infos: [], clockLead: null };
    const evaluation = evaluateIndicator(planFigure(indicator, { window: null, filters: [] }), {
      now: AT,
      find: (query) => ({
        state: 'ready',
        refreshError: null,
        result:
          fullEvidence(query, AT) ??
          result(answer, AT, {
            samples: [{ labels: {}, time: AT, value: query.expr.includes('cost_total') ? cost : projects }],
          }),
      }),
    });
    expect(evaluation).toMatchObject({ judgement: { status }, doubts });
  });

  test('the words say what to look at', () =>
    expect(
      impossiblyFree(stubIndicator('quotient', { numerator: 'a', denominator: 'b', unit: 'currency' }), {
        outcome: ok(0),
        parts: [{ name: 'denominator', value: 600, unit: 'count' }],
      }),
    ).toBe('0 in all for 600; see whether the series of the numerator still move'));
});
