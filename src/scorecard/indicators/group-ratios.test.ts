import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { groupRatios, groupStanding } from './group-ratios.ts';
import { ratioKind } from './ratio.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WINDOW = durationMs(30 * DAY);

type Row = readonly [service: string | null, status: string, value: number];

const indicatorOf = (settings: object = {}) =>
  stubIndicator('ratio', {
    query: 'sum by (service, status) (increase(requests_total{$filters}[$window]))',
    groupBy: 'service',
    target: 0.01,
    ...settings,
  }) as IndicatorOf<'ratio'>;

const samplesOf = (rows: readonly Row[]): readonly Sample[] =>
  rows.map(([service, status, value]) => ({
    labels: { status, ...(service === null ? {} : { service }) },
    value,
    time: AT,
  }));

const measure = (rows: readonly Row[], settings: object = {}) =>
  ratioKind.measure(
    indicatorOf(settings),
    { samples: (name) => (name === 'query' ? samplesOf(rows) : []), scans: () => [] },
    { at: AT, window: WINDOW },
  );

/** api: 30 of 1000 fail, 3 %. shop: 100 of 99100, about 0.1 %. All together 130 of 100100, about 0.13 %. */
const TWO: readonly Row[] = [
  ['api', '200', 970],
  ['api', '500', 30],
  ['shop', '200', 99_000],
  ['shop', '500', 100],
];

describe('the worst group of a ratio', () => {
  test('counts, is named, and brings its own events', () => {
    expect(measure(TWO)).toMatchObject({
      outcome: { kind: 'ok', value: 0.03 },
      group: 'api',
      n: 1000,
      counts: { k: 30, n: 1000 },
      formula: 'bad ÷ valid, worst service',
      parts: [
        { name: 'bad', value: 30 },
        { name: 'valid', value: 1000 },
        { name: 'api', value: 0.03, unit: 'ratio' },
        { name: 'shop', value: 100 / 99_100, unit: 'ratio' },
      ],
      doubts: [],
    });
  });

  test('is the least good one where good events are reported', () =>
    expect(measure(TWO, { report: 'good', direction: 'atLeast', target: 0.99 })).toMatchObject({
      outcome: { kind: 'ok', value: 0.97 },
      group: 'api',
      formula: '1 − bad ÷ valid, worst service',
    }));

  test('without groupBy all events are one group', () => {
    const measured = measure(TWO, { groupBy: undefined });
    expect(measured).toMatchObject({ outcome: { value: 130 / 100_100 }, formula: 'bad ÷ valid' });
    expect(measured.group).toBeUndefined();
  });

  // Wilson, 95 %: 1 of 2 lies in 0.09 to 0.91, above 0.01; 1 of 20 in 0.009 to 0.236, around it.
  test('that missed by chance does not stand before one that missed for certain', () =>
    expect(measure([...TWO, ['batch', '200', 19], ['batch', '500', 1]])).toMatchObject({
      group: 'api',
      doubts: ['group-undecided'],
      details: { 'group-undecided': 'batch: 20 events' },
    }));

  test('of few events without fault does not pass for the worst', () =>
    expect(
      measure([
        ['shop', '200', 99_000],
        ['shop', '500', 100],
        ['batch', '200', 2],
      ]),
    ).toMatchObject({ group: 'shop', outcome: { value: 100 / 99_100 }, doubts: ['group-undecided'] }));

  test('needs the least number of events itself; one that lacks them is named and in doubt', () =>
    expect(measure([...TWO, ['batch', '200', 0], ['batch', '500', 9]], { minSamples: 100 })).toMatchObject({
      group: 'api',
      doubts: ['group-undecided'],
      details: { 'group-undecided': 'batch: 9 of 100 events' },
    }));

  test('of several that all lack events is judged by its own few: there is no data', () => {
    const measured = measure(
      [
        ['batch', '500', 9],
        ['cron', '200', 5],
      ],
      { minSamples: 100 },
    );
    expect(measured).toMatchObject({ group: 'batch', n: 9 });
  });

  test('a group without an event is in doubt, and does not count', () =>
    expect(measure([...TWO, ['idle', '200', 0]])).toMatchObject({
      group: 'api',
      details: { 'group-undecided': 'idle: 0 events' },
    }));

  test('no group has an event: no data', () =>
    expect(measure([['idle', '200', 0]]).outcome).toEqual({ kind: 'no-data', reason: 'no-valid-events' }));

  test.for([
    ['a group that is no number', Number.NaN, 'not-a-number'],
    ['a group that contradicts itself', -1, 'inconsistent-counts'],
  ] as const)('%s: no data, and the group is named', ([, value, reason]) => {
    const measured = measure([...TWO, ['odd', '200', 10], ['odd', '500', value]]);
    expect(measured.outcome).toEqual({ kind: 'no-data', reason });
    expect(measured.details).toMatchObject({ [reason]: 'odd' });
  });

  test('series without the label belong to no group and count as unknown', () => {
    // 1000 of 101100 events have no service: 100100 of them are known.
    const measured = measure([...TWO, [null, '500', 1000]]);
    expect(measured).toMatchObject({
      group: 'api',
      doubts: ['label-partly-absent'],
      details: { 'label-partly-absent': '1 of 5 series have no "service"; they have status: 500' },
    });
    expect(measured.coverage).toBeCloseTo(100_100 / 101_100, 12);
  });

  test('no series has the label: no data, with what they have', () => {
    const measured = measure([[null, '200', 10]]);
    expect(measured.outcome).toEqual({ kind: 'no-data', reason: 'label-absent' });
    expect(measured.details).toEqual({ 'label-absent': 'no series has "service"; they have status: 200' });
  });

  test('groups are named as they are, also like the parts of the formula', () =>
    expect(
      measure([
        ['bad', '500', 1],
        ['bad', '200', 99],
        ['valid', '200', 100],
      ]),
    ).toMatchObject({
      group: 'bad',
      counts: { k: 1, n: 100 },
      parts: [{ name: 'bad', value: 1 }, { name: 'valid', value: 100 }, {}, {}],
    }));
});

test('each group stands by its own events', () => {
  const indicator = indicatorOf();
  const standings = groupRatios(
    indicator,
    samplesOf([...TWO, ['batch', '200', 19], ['batch', '500', 1]]),
  ).map((group) => [group.name, groupStanding(indicator, group, WINDOW)]);
  expect(standings).toEqual([
    ['api', { status: 'Missed', isInconclusive: false }],
    ['batch', { status: 'At risk', isInconclusive: true }],
    ['shop', { status: 'Exceeding', isInconclusive: false }],
  ]);
});
