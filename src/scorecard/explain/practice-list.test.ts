import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { Practice } from '#config/practice.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { overduePractices, practiceList } from './practice-list.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const RELIABILITY = { id: 'reliability', title: 'Reliability', headline: 'uptime' };
const COST = { id: 'cost', title: 'Cost', headline: 'cost_per_project' };

const SAVED: Evaluation = {
  state: 'loading',
  window: null,
  asked: [],
  indicator: {
    id: 'spot_savings',
    pillar: 'cost',
    title: 'Saved by spot instances',
    kind: 'quotient',
    numerator: 'saved',
    denominator: 'list_price',
    unit: 'ratio',
    direction: 'atLeast',
    graded: false,
  },
};

const practice = (id: string, change: Partial<Practice> = {}): Practice => ({
  id,
  pillar: 'reliability',
  group: 'Incident response',
  title: id,
  state: 'in place',
  ...change,
});

const listOf = (practices: readonly Practice[]) =>
  practiceList(practices, RELIABILITY, { at: AT, evaluations: new Map(), currency: 'USD' });

describe('practiceList', () => {
  test('keeps the order of scorecard.json, puts a group together and leaves other pillars out', () => {
    const list = listOf([
      practice('runbooks'),
      practice('replicas', { group: 'Redundancy' }),
      practice('spot', { pillar: 'cost' }),
      practice('post_mortems', { state: 'planned' }),
    ]);
    expect(list?.groups.map(({ title, practices }) => [title, practices.map(({ id }) => id)])).toEqual([
      ['Incident response', ['runbooks', 'post_mortems']],
      ['Redundancy', ['replicas']],
    ]);
    expect(list?.summary).toBe('2 of 3 in place');
  });

  test('is nothing for a pillar without practices', () => {
    expect(listOf([practice('spot', { pillar: 'cost' })])).toBeNull();
  });

  test('says that the grade is left alone, or what can cap it', () => {
    expect(listOf([practice('runbooks')])?.rule).toBe('Practices do not affect the grade.');
    const list = listOf([practice('runbooks', { pillarAtMost: 'Met' }), practice('replicas')]);
    expect(list?.rule).toContain('1 practice can cap this pillar');
    expect(list?.groups[0]?.practices.map(({ stake }) => stake)).toEqual([
      'While it is not in place or overdue, Reliability is at most Met',
      null,
    ]);
  });

  test('the effect of a practice is what its indicator measures; of the others of its group it is said that none is', () => {
    const evaluations = new Map([['spot_savings', SAVED]]);
    const list = practiceList(
      [
        practice('spot', { effect: 'spot_savings' }),
        practice('right_sizing'),
        practice('tiering', { effect: 'no_such' }),
        practice('cdn', { state: 'planned' }),
        practice('runbooks', { group: 'Monitoring' }),
      ],
      RELIABILITY,
      { at: AT, evaluations, currency: 'USD' },
    );
    const lines = list?.groups.flatMap(({ practices }) => practices) ?? [];
    expect(lines.map(({ id, effect, isUnmeasured }) => [id, effect?.title ?? null, isUnmeasured])).toEqual([
      ['spot', 'Saved by spot instances', false],
      ['right_sizing', null, true],
      ['tiering', null, true],
      ['cdn', null, false],
      ['runbooks', null, false],
    ]);
  });
});

describe('the effect of several practices', () => {
  test('is said to be of all that name it, in whichever pillar they are', () => {
    const list = practiceList(
      [
        practice('spot', { effect: 'spot_savings' }),
        practice('elsewhere', { pillar: 'cost', effect: 'spot_savings' }),
        practice('runbooks'),
      ],
      RELIABILITY,
      { at: AT, evaluations: new Map([['spot_savings', SAVED]]), currency: 'USD' },
    );
    const lines = list?.groups.flatMap(({ practices }) => practices) ?? [];
    expect(lines.map(({ id, effectSharedWith }) => [id, effectSharedWith])).toEqual([
      ['spot', ['elsewhere']],
      ['runbooks', []],
    ]);
  });
});

describe('overduePractices', () => {
  test('names those whose day is over, by pillar; the day itself is in time', () => {
    const practices = [
      practice('Runbooks', { nextReview: '2026-01-30' }),
      practice('On-call rotation', { nextReview: '2026-01-31' }),
      practice('Post-mortems', { nextReview: '2025-12-31' }),
      practice('Spot instances', { pillar: 'cost' }),
    ];
    expect(overduePractices({ practices, pillars: [RELIABILITY, COST] }, AT)).toEqual([
      {
        pillar: 'reliability',
        title: 'Reliability',
        sentence: '2 practices were not reviewed in time: Runbooks, Post-mortems',
      },
    ]);
  });
});
