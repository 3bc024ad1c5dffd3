import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';

const read = (settings: object) =>
  readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [
        {
          ...{ id: 'x', title: 'X', pillar: 'p', kind: 'gauge', query: 'x', across: 'max', unit: 'count' },
          ...{ direction: 'atMost', target: 5 },
          ...settings,
        },
      ],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  );
const problemsOf = (settings: object) =>
  read(settings).problems.filter(({ path }) => path.startsWith('indicators'));

describe('the text of a unit', () => {
  test.for([
    'orders',
    'req/min',
    'kWh',
    'm²',
    'CO2 t',
    '<b>orders</b>',
    '{{ orders }}',
    '注文',
    '%',
    'x'.repeat(24),
  ])('%s', (unitText) => expect(problemsOf({ unitText })).toEqual([]));

  test.for([
    '',
    ' orders',
    'orders ',
    '5 orders',
    '-orders',
    '.5',
    '٣',
    'or\nders',
    'or\u202Eders',
    'or\u2028ders',
    'x'.repeat(25),
  ])('not %j', (unitText) =>
    expect(problemsOf({ unitText })).toEqual([
      expect.objectContaining({
        path: 'indicators[0] (x).unitText',
        message: expect.stringMatching(/^expected a text in one line of 1 to 24 characters/),
      }),
    ]),
  );

  test.for(['seconds', 'ratio', 'currency', 'bytes', 'bytes-per-second'])('not beside %s', (unit) =>
    expect(problemsOf({ unit, unitText: 'orders', target: 0.5 })).toEqual([
      expect.objectContaining({
        path: 'indicators (x).unitText',
        message: expect.stringContaining(`expected no "unitText" beside the unit "${unit}"`),
      }),
    ]),
  );
});

test('bytes are not below 0', () => {
  expect(problemsOf({ unit: 'bytes', target: -1 })).toEqual([
    expect.objectContaining({ message: 'expected a number that is not below 0; got -1' }),
  ]);
  expect(problemsOf({ unit: 'bytes-per-second', target: 1e9 })).toEqual([]);
});
