import { describe, expect, test } from 'vitest';
import type { ReadyEvaluation } from './evaluation.ts';
import type { FreshnessModel } from './freshness-model.ts';
import { stubConfig, stubScorecard } from './stub-scorecard.ts';
import { wallModel } from './wall-model.ts';

const config = stubConfig();
const scorecard = stubScorecard(config, { a: 0.1, b: 0.1, c: 0.1 });

const modelOf = (state: FreshnessModel['state'], of = scorecard) =>
  wallModel(config, of, {
    freshness: { state, at: null, age: null },
    wantedPages: [],
    hasFiringAlert: false,
    hasOpenIncident: false,
  });

describe('the age of what a wall shows', () => {
  test.for([
    ['fresh', 'fresh', 'A+', 'Nothing needs attention.'],
    ['fixed', 'fresh', 'A+', 'Nothing needs attention.'],
    ['old', 'old', 'A+', 'Nothing needed attention.'],
    ['stale', 'stale', null, 'Nothing needed attention.'],
  ] as const)('%s: %s, grade %s, %s', ([state, age, letter, calm]) => {
    expect(modelOf(state)).toMatchObject({ age, grade: { letter }, calm });
  });

  test('nobody is told that nothing needs attention while an answer is still awaited', () => {
    const [first] = scorecard.evaluations.values();
    const { indicator, asked, window } = first as ReadyEvaluation;
    const evaluations = new Map(scorecard.evaluations).set('a', {
      indicator,
      asked,
      window,
      state: 'loading',
    });
    expect(modelOf('waiting', { ...scorecard, evaluations }).calm).toBeNull();
  });
});
