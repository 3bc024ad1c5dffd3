import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';

const problemsOf = (settings: object) =>
  readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [
        {
          ...{ id: 'x', title: 'X', pillar: 'p', kind: 'gauge', query: 'x', across: 'max', unit: 'score' },
          ...{ direction: 'atMost', target: 5, clamp: [0, 10] },
          ...settings,
        },
      ],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  ).problems.filter(({ path }) => path.startsWith('indicators'));

describe('a target inside the clamp', () => {
  test.for([
    {},
    { target: 0 },
    { direction: 'atLeast', target: 10 },
    // A value of 10 misses a strict target of 10.
    { target: 10, strict: true },
    { target: undefined },
    { clamp: undefined, target: 100 },
  ])('%j can be met and missed', (settings) => expect(problemsOf(settings)).toEqual([]));

  test.for([
    [{ target: 10 }, 'expected a target from 0 to below 10'],
    [{ target: 11 }, 'expected a target from 0 to below 10'],
    [{ target: -1 }, 'expected a target from 0 to below 10'],
    [{ direction: 'atLeast', target: 0.0, clamp: [0, 10] }, 'expected a target'],
    [{ direction: 'atLeast', target: 5, clamp: [5, 10] }, 'expected a target above 5 up to 10'],
    [{ target: 11, strict: true }, 'expected a target from 0 to 10'],
  ] as const)('%j is refused', ([settings, message]) =>
    expect(problemsOf(settings)).toEqual([
      expect.objectContaining({ path: 'indicators (x).target', message: expect.stringContaining(message) }),
    ]),
  );
});

test.for([
  [{ clamp: [1, 0] }, 'expected two numbers, the lower one first'],
  [{ clamp: [1, 1] }, 'expected two numbers, the lower one first'],
  [{ scale: 0 }, 'expected a number above 0'],
  [{ scale: -2 }, 'expected a number above 0'],
] as const)('%j is no adjustment', ([settings, message]) =>
  expect(problemsOf(settings)).toEqual([
    expect.objectContaining({ message: expect.stringContaining(message) }),
  ]),
);
