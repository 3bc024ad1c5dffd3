import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { DAY, epochMs, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { planPastFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { demoScorecard as demoScorecardText, edited, editIndicator } from '#testing/edited-scorecard.ts';
import { gradeHistory, type HistoryDay, historyChanges, listedDays, runsOf } from './grade-history.ts';
import { endOfPast, type Past, pastOf, pastQueries } from './past-results.ts';

let requests = 0;
const client = createPrometheusClient({
  baseUrl: 'http://demo.test/demo-prometheus',
  fetch: (input, init) => {
    requests += 1;
    return answerApi(new Request(input, init));
  },
  timeout: MINUTE,
});
const config = demoScorecard();
function demoScorecard() {
  const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
  if (config === null) throw new Error('the demo’s scorecard.json does not load');
  return config;
}

const choice = { window: null, filters: [] };

async function historyOf(past: Past, of = config) {
  const plans = of.indicators.filter(isGraded).map((one) => planPastFigure(one, choice));
  const states = new Map<string, QueryResultState>();
  requests = 0;
  for (const planned of queriesOf(plans)) {
    if (!('expr' in planned)) continue;
    for (const query of pastQueries(planned, past)) {
      const result = await ask(client, query, endOfPast(past));
      states.set(queryId(query), { state: 'ready', result, refreshError: null });
    }
  }
  const asked = requests;
  return { asked, days: gradeHistory(of, plans, past, (key) => states.get(key) ?? { state: 'loading' }) };
}

async function expectAsked(day: HistoryDay | undefined, of = config): Promise<void> {
  if (day === undefined) throw new Error('no such day');
  const { grade, pillars } = await fetchScorecard((query) => ask(client, query, day.at), of, {
    choice,
    at: day.at,
  });
  expect(day.grade, new Date(day.at).toISOString()).toEqual(grade);
  expect(day.pillars.map(({ status }) => status)).toEqual(pillars.map(({ status }) => status));
}

let days: readonly HistoryDay[];
let asked: number;
beforeAll(async () => {
  ({ asked, days } = await historyOf(pastOf('UTC', DEMO_NOW, 45)));
});

describe('gradeHistory', () => {
  test('each day is the scorecard of that instant, asked by itself', async () => {
    expect(days.map(({ at }) => at)).toEqual(
      Array.from({ length: 45 }, (_, index) => epochMs(DEMO_NOW - (44 - index) * DAY)),
    );
    // The first, some on either side of what changed, and the last.
    for (const index of [0, 20, 26, 35, 36, 44]) await expectAsked(days[index]);
  });

  test('a month so far has the length that it had on each day', async () => {
    const { config: monthly } = readScorecard(
      edited(demoScorecardText(), (file) => editIndicator(file, 'uptime', { window: 'month' })),
    );
    if (monthly === null) throw new Error('the edited scorecard.json does not load');
    // From 28 December to 6 January, over the end of a month.
    const past = pastOf('UTC', epochMs(Date.parse('2026-01-06T00:00:00Z')), 10);
    const { days: month } = await historyOf(past, monthly);
    for (const day of month) await expectAsked(day, monthly);
    expect(month.map(({ figures }) => figures.get('uptime')?.status)).not.toContain('No data');
  });

  test('takes few questions, however many days', () => {
    expect(asked).toBeLessThan(80);
  });

  test('a day begins at midnight of the zone, also where its clocks changed', async () => {
    const { asked: inNewYork, days: away } = await historyOf(pastOf('America/New_York', DEMO_NOW, 91));
    // Summer time ended there on 2 November 2025, two hours after midnight.
    expect(away.slice(0, 3).map(({ at }) => new Date(at).toISOString())).toEqual([
      '2025-11-01T04:00:00.000Z',
      '2025-11-02T04:00:00.000Z',
      '2025-11-03T05:00:00.000Z',
    ]);
    expect(away.map(({ at }) => new Date(at).toISOString()).at(-1)).toBe('2026-01-30T05:00:00.000Z');
    for (const index of [0, 1, 2, 60, 81, 90]) await expectAsked(away[index]);
    expect(inNewYork).toBeLessThan(120);
  });
});

describe('historyChanges', () => {
  const day = (at: number, letter: 'A+' | 'B+' | null, status: 'Met' | 'Missed') =>
    ({
      at: epochMs(at),
      grade: { letter } as HistoryDay['grade'],
      pillars: [{ id: 'p', title: 'Performance', status }],
      figures: new Map(),
    }) satisfies HistoryDay;

  test('names the letter and the pillars that moved, newest first', () => {
    expect(
      historyChanges([
        day(0, null, 'Met'),
        day(1, 'A+', 'Met'),
        day(2, 'A+', 'Met'),
        day(3, 'B+', 'Missed'),
        day(4, 'B+', 'Met'),
      ]),
    ).toEqual([
      { at: 4, grade: 'still B+', isSameLetter: true, pillars: ['Performance: Missed → Met'] },
      { at: 3, grade: 'A+ → B+', isSameLetter: false, pillars: ['Performance: Met → Missed'] },
      { at: 1, grade: 'no letter → A+', isSameLetter: false, pillars: [] },
    ]);
  });

  test('a row can stand for a week or a month', () => {
    const listed = (rows: 'week' | 'month') =>
      listedDays(days, rows, 'UTC').map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect(listed('month')).toEqual(['2026-01-01']);
    expect(listed('week').slice(0, 2)).toEqual(['2026-01-26', '2026-01-19']);
    // What is midnight in UTC is still the evening before in New York.
    const [monday] = listedDays(days, 'week', 'America/New_York');
    expect(new Date(monday?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-01-27');
  });
});

test('runsOf puts equal neighbours together and loses none', () => {
  expect(runsOf(['a', 'a', 'b', 'a'])).toEqual([
    { value: 'a', from: 0, days: 2 },
    { value: 'b', from: 2, days: 1 },
    { value: 'a', from: 3, days: 1 },
  ]);
});
