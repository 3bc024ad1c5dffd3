import { describe, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { eventsKind } from './events.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const MOMENT = { at: AT, window: durationMs(30 * DAY) };

const BAD = 'sum(increase(errors_total{$filters}[$window]))';
const TOTAL = 'sum(increase(requests_total{$filters}[$window]))';

type Values = readonly (number | { readonly labels: Labels; readonly value: number })[];

const samplesOf = (values: Values): readonly Sample[] =>
  values.map((one) =>
    typeof one === 'number' ? { labels: {}, value: one, time: AT } : { ...one, time: AT },
  );

function measure(settings: object, answers: Readonly<Record<string, Values>>) {
  const indicator = stubIndicator('events', { total: TOTAL, ...settings }) as IndicatorOf<'events'>;
  const samples = (name: string) => samplesOf(answers[name] ?? []);
  return eventsKind.measure(indicator, { samples, scans: () => [] }, MOMENT);
}

describe('events of two counters', () => {
  test.for([
    // 30 of 1000 are bad: 0.03 are, and 0.97 are not.
    [{ bad: BAD, report: 'bad' }, { bad: [30], total: [1000] }, 0.03, 'bad ÷ total', 30],
    [{ bad: BAD, report: 'good' }, { bad: [30], total: [1000] }, 0.97, '1 − bad ÷ total', 970],
    [{ good: BAD, report: 'good' }, { good: [970], total: [1000] }, 0.97, 'good ÷ total', 970],
    [{ good: BAD, report: 'bad' }, { good: [970], total: [1000] }, 0.03, '1 − good ÷ total', 30],
    // By service: 10 + 20 of 400 + 600.
    [{ bad: BAD, report: 'bad' }, { bad: [10, 20], total: [400, 600] }, 0.03, 'bad ÷ total', 30],
  ] as const)('%# are divided', ([settings, answers, value, formula, k]) => {
    const measured = measure(settings, answers);
    expect(measured.outcome).toEqual({ kind: 'ok', value: expect.closeTo(value, 12) });
    expect(measured).toMatchObject({ formula, n: 1000, counts: { k: expect.closeTo(k, 9), n: 1000 } });
    expect(measured.doubts ?? []).toEqual([]);
  });

  test.for([
    ['no total', { bad: [3] }, 'metric-absent'],
    ['nothing at all', {}, 'metric-absent'],
    ['no traffic', { bad: [0], total: [0] }, 'no-valid-events'],
    ['no traffic, and no bad counter', { total: [0] }, 'no-valid-events'],
    ['more bad than there are', { bad: [11], total: [10] }, 'inconsistent-counts'],
    ['a negative count', { bad: [-1], total: [10] }, 'inconsistent-counts'],
    ['a negative count that the others make up for', { bad: [5], total: [-1, 11] }, 'inconsistent-counts'],
    ['NaN', { bad: [Number.NaN], total: [10] }, 'not-a-number'],
    ['an infinite total', { bad: [1], total: [Number.POSITIVE_INFINITY] }, 'not-a-number'],
    [
      'two buckets that hold each other',
      {
        bad: [1],
        total: [
          { labels: { le: '0.3' }, value: 8 },
          { labels: { le: '+Inf' }, value: 10 },
        ],
      },
      'cumulative-buckets',
    ],
  ] as [string, Record<string, Values>, string][])('%s: no data', ([, answers, reason]) =>
    expect(measure({ bad: BAD }, answers).outcome).toEqual({ kind: 'no-data', reason }),
  );

  test('more good ones than there are is no data either, with both counts', () => {
    const measured = measure({ good: BAD, report: 'good' }, { good: [12], total: [10] });
    expect(measured.outcome).toEqual({ kind: 'no-data', reason: 'inconsistent-counts' });
    expect(measured.details).toEqual({ 'inconsistent-counts': '12 good of 10' });
  });

  test('one bucket is a counter like any other', () => {
    const good = [{ labels: { le: '0.3' }, value: 8 }];
    const total = [{ labels: { le: '+Inf' }, value: 10 }];
    expect(measure({ good: BAD, report: 'good' }, { good, total }).outcome).toEqual({
      kind: 'ok',
      value: 0.8,
    });
  });
});

describe('a counter without a series', () => {
  const matched = 'sum(increase(requests_total{status=~"5..",$filters}[$window]))';

  test('counts as 0 and is in doubt: it may have another name', () => {
    const measured = measure({ bad: BAD, report: 'bad' }, { total: [1000] });
    expect(measured.outcome).toEqual({ kind: 'ok', value: 0 });
    expect(measured.doubts).toEqual(['counter-absent']);
    expect(measured.details).toEqual({
      'counter-absent': 'errors_total of "bad" has no series and counts as 0',
    });
  });

  test('of good events leaves none of them good', () => {
    const measured = measure({ good: BAD, report: 'good' }, { total: [1000] });
    expect(measured.outcome).toEqual({ kind: 'ok', value: 0 });
    expect(measured.doubts).toEqual(['counter-absent']);
  });

  test.for([
    ['its siblings say that all went well', [{ status: '200' }, { status: '404' }], []],
    ['their words are of another vocabulary', [{ status: 'OK' }, { status: 'Internal' }], ['counter-absent']],
    ['one of them has no such label', [{ status: '200' }, { code: '500' }], ['counter-absent']],
    ['the server has one after all', [{ status: '200' }, { status: '500' }], ['counter-absent']],
    ['nobody knows its siblings', [], ['counter-absent']],
  ] as [string, Labels[], string[]][])('%s', ([, series, doubts]) => {
    // Two selectors differ, so the first that is asked is the one with the matcher: the total has none.
    const labelled = series.map((labels) => ({ labels, value: 1 }));
    const measured = measure({ bad: matched, report: 'bad' }, { total: [1000], [LABELS]: labelled });
    expect(measured.doubts ?? []).toEqual(doubts);
  });

  test('of good events is in doubt whatever its siblings are: they may have other words for it', () => {
    const good = 'sum(increase(requests_total{status="success",$filters}[$window]))';
    const series = [{ labels: { status: '200' }, value: 1 }];
    const measured = measure({ good, report: 'good' }, { total: [1000], [LABELS]: series });
    expect(measured.doubts).toEqual(['counter-absent']);
  });

  test('of several matchers any may be the one that finds nothing', () => {
    const bad = 'sum(increase(requests_total{status=~"5..",route="/typo",$filters}[$window]))';
    const series = [{ labels: { status: '200' }, value: 1 }];
    expect(measure({ bad }, { total: [1000], [LABELS]: series }).doubts).toEqual(['counter-absent']);
  });

  test.for([
    'sum(increase(a_total[$window])) + sum(increase(b_total[$window]))',
    'sum(increase(a_total[$window])) > 5',
  ])('%s: no result says nothing of the counters', (bad) => {
    expect(measure({ bad }, { total: [1000] }).outcome).toEqual({
      kind: 'no-data',
      reason: 'metric-absent',
    });
  });
});
