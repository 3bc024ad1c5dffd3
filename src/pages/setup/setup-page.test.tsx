import { render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { SessionContext } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { stubSession } from '#testing/stub-session.ts';
import { SetupPage } from './setup-page.tsx';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const samples = (...all: Labels[]): Sample[] => all.map((labels) => ({ labels, time: AT, value: 50 }));
const CODES = samples({ code: '200' }, { code: '404' }, { code: '500' });

type Stub = Parameters<typeof stubIndicator>;

/** The row of one indicator, of which the server answers this, and has series with those labels. */
function rowOf([kind, settings]: Stub, answer: readonly Sample[], series: readonly Sample[]) {
  const plan = planFigure(stubIndicator(kind, { target: 0.5, ...settings }), { window: null, filters: [] });
  const said = (found: readonly Sample[]) =>
    result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples: found });
  const evaluation = evaluateIndicator(plan, {
    now: AT,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result: query === plan.evidence?.[LABELS] ? said(series) : (fullEvidence(query, AT) ?? said(answer)),
    }),
  });
  const nothing = async () =>
    Response.json({ status: 'success', data: { resultType: 'vector', result: [] } });
  render(
    <SessionContext value={stubSession(stubConfig(), { now: AT, answer: nothing })}>
      <SetupPage
        scorecard={
          { evaluations: new Map([['x', evaluation]]), clockSkew: null } as unknown as CurrentScorecard
        }
        problems={[]}
      />
    </SessionContext>,
  );
  const table = screen.getByRole('table', { name: /What the server has for each indicator/ });
  return within(table).getByRole('row', { name: /^X / }).textContent ?? '';
}

beforeEach(() => window.history.replaceState(null, '', '/'));

const COUNTS = 'sum by (status) (increase(requests_total{$filters}[$window]))';
const BUCKETS = 'sum by (solver, le) (increase(d_bucket{$filters}[$window]))';
const all = 'sum(increase(requests_total{$filters}[$window]))';

test.for<[string, Stub, readonly Sample[], readonly Sample[], string]>([
  [
    'a label that no series has',
    ['ratio', { query: COUNTS }],
    samples({}),
    CODES,
    'no series has "status"; they have code: 200, 404, 500',
  ],
  [
    'a label that the query drops',
    ['ratio', { query: all }],
    samples({}),
    samples({ status: '200' }, { status: '500' }),
    'the series have status: 200, 500, and the query drops it; write sum by (status) (…)',
  ],
  [
    'a label that some series have',
    ['ratio', { query: COUNTS }],
    samples({}, { status: '200' }),
    [...CODES, ...samples({ status: '200' })],
    '1 of 2 series have no "status"; they have code: 200, 404, 500',
  ],
  [
    'a pattern that matches nothing',
    ['ratio', { query: COUNTS }],
    samples({ status: 'OK' }, { status: 'Internal' }),
    samples({ status: 'OK' }, { status: 'Internal' }),
    '"5.." matches none of status: Internal, OK',
  ],
  [
    'values of neither pattern',
    ['ratio', { query: COUNTS, good: '2..' }],
    samples({ status: '200' }, { status: '302' }),
    [],
    'status: 302',
  ],
  [
    'a matcher on a label that no series has',
    [
      'quotient',
      { numerator: 'sum(increase(requests_total{status=~"5..",$filters}[$window]))', denominator: all },
    ],
    samples({}),
    CODES,
    'no series of requests_total has "status"; they have code: 200, 404, 500; so status=~"5.." finds nothing',
  ],
  [
    'a group that no series has',
    ['share', { query: BUCKETS, groupBy: 'solver' }],
    samples({ le: '0.2', engine: 'milp' }, { le: '+Inf', engine: 'milp' }),
    [],
    'no series has "solver"; they have engine: milp',
  ],
  [
    'a group that some series have',
    ['share', { query: BUCKETS, groupBy: 'solver' }],
    samples(
      { le: '0.2', solver: 'sat' },
      { le: '+Inf', solver: 'sat' },
      { le: '0.2', engine: 'milp' },
      { le: '+Inf', engine: 'milp' },
    ),
    [],
    '2 of 4 series have no "solver"; they have engine: milp',
  ],
  [
    'a grade under another label',
    ['ordinal', { query: 'audit', target: 'A' }],
    samples({ note: 'B' }),
    [],
    'no series has "grade"; they have note: B',
  ],
  [
    'a grade that is not on the scale',
    ['ordinal', { query: 'audit', target: 'A' }],
    samples({ grade: 'AAA' }),
    [],
    'not on the scale of scorecard.json: grade: AAA',
  ],
])('Setup says what the server has instead: %s', ([, stub, answer, series, says]) =>
  expect(rowOf(stub, answer, series)).toContain(says),
);
