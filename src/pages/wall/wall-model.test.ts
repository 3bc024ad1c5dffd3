import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { attentionLead } from '#scorecard/explain/attention.ts';
import { executiveModel } from '#scorecard/explain/figures.ts';
import type { FreshnessModel } from '#scorecard/explain/freshness.ts';
import { needsAttention } from '#scorecard/explain/needs-attention.ts';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { wallModel } from './wall-model.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const config = stubConfig();
const scorecard = stubScorecard(config, { a: 0.1, b: 0.1, c: 0.1 });

const modelOf = (state: FreshnessModel['state'], of = scorecard) =>
  wallModel(config, of, {
    now: AT,
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

describe('what needs attention', () => {
  const practice = { id: 'p', pillar: 'b', group: 'G', title: 'Runbooks', state: 'in place' };
  const late = stubConfig({ practices: [{ ...practice, nextReview: '2026-01-30' }] });

  test.for([
    { name: 'nothing', of: config, values: { a: 0.1, b: 0.1, c: 0.1 } },
    { name: 'a review that is overdue', of: late, values: { a: 0.1, b: 0.1, c: 0.1 } },
    { name: 'a target that is missed', of: config, values: { a: 9, b: 0.1, c: null } },
    { name: 'both', of: late, values: { a: 9, b: 9, c: 9 } },
  ])('is the same on the wall and on the executive view: $name', ({ of, values }) => {
    const stub = stubScorecard(of, values);
    const page = needsAttention(of, stub.evaluations, AT);
    const wall = wallModel(of, stub, {
      now: AT,
      freshness: { state: 'fresh', at: null, age: null },
      wantedPages: [],
      hasFiringAlert: false,
      hasOpenIncident: false,
    });
    expect([wall.worst, wall.overdue]).toEqual([page.items, page.overdue]);
    expect(wall.grade.sentence).toBe(executiveModel(of, stub).sentence);
    const { items, overdue, exempt } = page;
    const counts = { items: items.length, overdue: overdue.length, exempt: exempt.length };
    expect(attentionLead(counts)?.startsWith('Nothing') ?? false).toBe(
      wall.worst.length + wall.overdue.length === 0,
    );
  });
});
