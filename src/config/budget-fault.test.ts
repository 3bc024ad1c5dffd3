import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';

const EVENTS = {
  kind: 'events',
  bad: 'sum(increase(errors_total{$filters}[$window]))',
  total: 'sum(increase(requests_total{$filters}[$window]))',
  report: 'good',
  window: '30d',
  unit: 'ratio',
  direction: 'atLeast',
  target: 0.999,
  budget: true,
};
const SHARE = {
  kind: 'share',
  query: 'sum by (le) (increase(duration_seconds_bucket{$filters}[$window]))',
  bound: 0.3,
  boundUnit: 'seconds',
  side: 'atMost',
  window: '30d',
  unit: 'ratio',
  direction: 'atLeast',
  target: 0.99,
  budget: true,
};

/** What is wrong with one indicator; JSON leaves out what is undefined. */
const problemsOf = (indicator: object) =>
  readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [{ id: 'x', title: 'X', pillar: 'p', ...indicator }],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  ).problems.filter(({ path }) => path.startsWith('indicators'));

describe('an error budget', () => {
  test.for([
    ['of two counters', EVENTS],
    ['of the good and the total', { ...EVENTS, bad: undefined, good: EVENTS.bad }],
    ['of a share of bad events', { ...EVENTS, report: 'bad', direction: 'atMost', target: 0.001 }],
    ['of requests within a bound', SHARE],
    ['of requests above a bound', { ...SHARE, side: 'above', direction: 'atMost', target: 0.01 }],
  ] as const)('%s is taken', ([, indicator]) => expect(problemsOf(indicator)).toEqual([]));

  test.for([
    [{ ...EVENTS, target: undefined }, '.target', 'expected a target, since "budget"'],
    [{ ...SHARE, target: undefined }, '.target', 'expected a target, since "budget"'],
    [{ ...EVENTS, unit: 'score' }, '.unit', 'expected "ratio" beside "budget"; got "score"'],
    [{ ...SHARE, unit: 'score' }, '.unit', 'expected "ratio" beside "budget"; got "score"'],
    [
      { ...EVENTS, direction: 'atMost' },
      '.direction',
      'expected "atLeast" beside "budget" and "report": "good"',
    ],
    [{ ...EVENTS, report: 'bad' }, '.direction', 'expected "atMost" beside "budget" and "report": "bad"'],
    [{ ...SHARE, groupBy: 'service' }, '.groupBy', 'expected no "groupBy" beside "budget"'],
    [
      {
        ...EVENTS,
        kind: 'ratio',
        query: 'sum by (service, code) (increase(requests_total{$filters}[$window]))',
        label: 'code',
        bad: '5..',
        total: undefined,
        groupBy: 'service',
      },
      '.groupBy',
      'expected no "groupBy" beside "budget"',
    ],
    [
      {
        ...EVENTS,
        bad: 'sum(errors)',
        total: 'sum(requests)',
        window: undefined,
      },
      '.window',
      'expected a window such as "30d", since "budget"',
    ],
  ] as const)('%# says what it needs', ([indicator, field, message]) => {
    expect(problemsOf(indicator)).toEqual([
      expect.objectContaining({ path: `indicators (x)${field}`, message: expect.stringContaining(message) }),
    ]);
  });

  test('is asked for by nobody: the same settings are fine', () => {
    expect(problemsOf({ ...EVENTS, budget: false, direction: 'atMost', target: undefined })).toEqual([]);
    expect(problemsOf({ ...SHARE, budget: undefined, groupBy: 'service' })).toEqual([]);
  });
});

describe('two counters', () => {
  test.for([
    ['both', { good: EVENTS.bad }],
    ['neither', { bad: undefined }],
  ] as const)('%s of good and bad: one is to be named', ([, change]) =>
    expect(problemsOf({ ...EVENTS, ...change })).toEqual([
      expect.objectContaining({
        path: 'indicators (x)',
        message: 'expected either "bad" or "good", one of them',
      }),
    ]),
  );

  test('without a total there is nothing to set them against', () =>
    expect(problemsOf({ ...EVENTS, total: undefined })[0]).toMatchObject({
      path: expect.stringMatching(/\.total$/),
    }));

  test.for(['bad', 'total'] as const)('$window in "%s" wants a window', (name) => {
    const counted = { bad: 'sum(errors)', total: 'sum(requests)', [name]: EVENTS[name] };
    expect(problemsOf({ ...EVENTS, ...counted, budget: false, window: undefined })).toEqual([
      expect.objectContaining({ path: 'indicators (x).window' }),
    ]);
  });
});
