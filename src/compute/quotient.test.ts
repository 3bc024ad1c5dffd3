import { describe, expect, test } from 'vitest';
import { valueOrNull } from './outcome.ts';
import { budgetDeviation, quotient } from './quotient.ts';
import { ratio } from './units.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import json from './vectors/statistics.json' with { type: 'json' };

type Vectors = {
  costPerProject: { input: { cost: number; projects: number }; expected: { costPerProject: number } }[];
  budget: {
    id: string;
    input: { actual: number; budget: number; elapsedFraction: number };
    expected: { deviation: number };
  }[];
};
const vectors = readVectors<Vectors>(json);

describe('quotient', () => {
  test.for(vectors.costPerProject)('cost per project: $input', ({ input, expected }) => {
    const cost = valueOrNull(quotient(input.cost, input.projects));
    assertClose(cost ?? Number.NaN, expected.costPerProject);
  });

  test('what could not be counted is no data', () => {
    expect(quotient(Number.NaN, 1)).toEqual({ kind: 'no-data', reason: 'not-a-number' });
  });
});

describe('budgetDeviation', () => {
  test.for(vectors.budget)('$id', ({ input, expected }) => {
    const deviation = budgetDeviation(input.actual, input.budget, ratio(input.elapsedFraction));
    assertClose(valueOrNull(deviation) ?? Number.NaN, expected.deviation);
  });

  test('more than the whole period cannot have passed', () => {
    expect(() => budgetDeviation(1, 1, ratio(1.1))).toThrow(RangeError);
  });
});
