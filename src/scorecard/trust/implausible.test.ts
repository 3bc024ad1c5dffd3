import { describe, expect, test } from 'vitest';
import { implausible } from './implausible.ts';
import { stubIndicator } from './stub-indicator.ts';

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
