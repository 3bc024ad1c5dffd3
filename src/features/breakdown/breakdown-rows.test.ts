import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { epochMs, MINUTE } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';
import { type BreakdownRow, breakdownRows } from './breakdown-rows.ts';

const AT = epochMs(Date.UTC(2026, 0, 31));

const percentile = (q: number, target: number): IndicatorOf<'quantile'> => ({
  id: `p${q * 100}`,
  title: `P${q * 100}`,
  kind: 'quantile',
  query: 'unused',
  q,
  unit: 'seconds',
  window: MINUTE,
  direction: 'atMost',
  target,
});

const P50 = percentile(0.5, 0.1);
const P95 = percentile(0.95, 0.2);

const ERRORS: IndicatorOf<'ratio'> = {
  id: 'errors',
  title: 'Errors',
  kind: 'ratio',
  query: 'unused',
  label: 'status',
  bad: '5..',
  report: 'bad',
  unit: 'ratio',
  direction: 'atMost',
  target: 0.01,
};

const QUESTION = { shape: 'samples', expr: 'unused' } as const;
const PLAN: BreakdownPlan = Object.freeze<BreakdownPlan>({
  by: 'route',
  window: MINUTE,
  latency: P95,
  percentiles: [P50, P95],
  errors: ERRORS,
  buckets: QUESTION,
  requests: QUESTION,
  marked: null,
  bucketsBefore: QUESTION,
  isWeekBefore: false,
  sparkline: () => ({ ...QUESTION, shape: 'tiles', span: MINUTE, step: MINUTE }),
});

const sample = (labels: Record<string, string>, value: number): Sample =>
  Object.freeze({ labels: Object.freeze(labels), time: AT, value });

/** Counts up to 0.1, up to 0.2 and in all. */
const buckets = (route: string | null, [fast, met, all]: readonly [number, number, number]) =>
  [
    ['0.1', fast],
    ['0.2', met],
    ['+Inf', all],
  ].map(([le, count]) => sample({ le: String(le), ...(route === null ? {} : { route }) }, Number(count)));

const rowsBy = (rows: readonly BreakdownRow[]) => new Map(rows.map((row) => [row.value, row.cells]));

describe('breakdownRows', () => {
  const rows = rowsBy(
    breakdownRows(PLAN, {
      at: AT,
      buckets: [
        ...buckets('/a', [60, 90, 120]),
        ...buckets('/b', [590, 600, 600]),
        ...buckets(null, [3, 3, 3]),
      ],
      requests: [
        sample({ route: '/a', status: '200' }, 114),
        sample({ route: '/a', status: '503' }, 6),
        sample({ route: '/b', status: '200' }, 600),
      ],
      marked: null,
      bucketsBefore: [...buckets('/a', [60, 120, 120]), ...buckets('/gone', [0, 0, 10])],
    }),
  );

  test('a group has the percentiles of its own buckets', () => {
    // Rank 60 of 120 ends the first bucket: 0.1 s. Rank 114 lies above the 90 of the last finite bound.
    expect(rows.get('/a')?.p50).toMatchObject({ value: 0.1, text: '100\u00A0ms', doubt: null });
    expect(rows.get('/a')?.p95).toMatchObject({ text: '≥ 200\u00A0ms', value: 0.2, isOverTarget: true });
    expect(rows.get('/a')?.p95?.doubt).toMatch(/open-ended/);
    expect(rows.get('/a')?.p50?.isOverTarget).toBe(false);
    // Rank 570 of 600: 570/590 of the first bucket.
    expect(rows.get('/b')?.p95?.value).toBeCloseTo((0.1 * 570) / 590, 12);
  });

  test('120 requests in a minute are 2 a second', () => {
    expect(rows.get('/a')?.requests).toMatchObject({ value: 2, text: '2/s' });
  });

  test('six of 120 failed, and none of those of a group without failures', () => {
    expect(rows.get('/a')?.errors).toMatchObject({ value: 0.05, isOverTarget: true });
    expect(rows.get('/b')?.errors).toMatchObject({ value: 0, text: '0\u00A0%', isOverTarget: false });
    expect(rows.get('')?.errors?.text).toBe('–');
  });

  test('all slow requests are those of /a, and so is the whole increase', () => {
    expect(rows.get('/a')?.slow).toMatchObject({ value: 1, text: '100\u00A0%' });
    expect(rows.get('/a')?.change).toMatchObject({ value: 30, text: '+30 (100\u00A0%)' });
    expect(rows.get('/b')?.change).toMatchObject({ value: 0, text: '0' });
  });

  test('a group that is gone has taken its slow requests with it', () => {
    expect(rows.get('/gone')?.change).toMatchObject({ value: -10, text: '−10' });
    expect(rows.get('/gone')?.p95?.text).toBe('–');
  });

  test('a group of which nothing is known before has no change, and is no part of the increase of the others', () => {
    const asked = (before: readonly Sample[]) =>
      breakdownRows(PLAN, {
        at: AT,
        buckets: [...buckets('/a', [60, 90, 120]), ...buckets('/new', [0, 0, 100])],
        requests: null,
        marked: null,
        bucketsBefore: before,
      }).map(({ value, cells }) => [value, cells.change?.text]);
    expect(asked([])).toEqual([
      ['/a', '–'],
      ['/new', '–'],
    ]);
    // 30 of /a were slow and 10 had been.
    expect(asked(buckets('/a', [60, 110, 120]))).toEqual([
      ['/a', '+20 (100\u00A0%)'],
      ['/new', '–'],
    ]);
    // It was asked for, and slow requests were none: that is known.
    expect(asked([...buckets('/a', [60, 90, 120]), ...buckets('/new', [0, 0, 0])])).toEqual([
      ['/a', '0'],
      ['/new', '+100 (100\u00A0%)'],
    ]);
  });

  test('where nothing is known of now, nothing has become less', () => {
    const rows = breakdownRows(PLAN, {
      at: AT,
      buckets: [],
      requests: null,
      marked: null,
      bucketsBefore: buckets('/a', [60, 90, 120]),
    });
    expect(rows.map(({ cells }) => cells.change?.text)).toEqual(['–']);
  });

  test('series without the label are a group, marked where they are too few', () => {
    expect(rows.get('')?.p95?.doubt).toMatch(/Only 3 requests/);
  });

  describe('of two counters', () => {
    const EVENTS = {
      ...ERRORS,
      kind: 'events',
      bad: 'sum(increase(errors_total[$window]))',
      total: 'sum(increase(requests_total[$window]))',
    } as unknown as IndicatorOf<'events'>;
    const errorsOf = (marked: readonly Sample[] | null) =>
      rowsBy(
        breakdownRows(
          { ...PLAN, errors: EVENTS, marked: QUESTION },
          {
            at: AT,
            buckets: [...buckets('/a', [60, 90, 120]), ...buckets('/b', [590, 600, 600])],
            requests: [sample({ route: '/a' }, 120), sample({ route: '/b' }, 600)],
            marked,
            bucketsBefore: null,
          },
        ),
      );

    test('six of 120 failed, and none of those of a group whose failures were never counted', () => {
      const rows = errorsOf([sample({ route: '/a' }, 6)]);
      expect(rows.get('/a')?.errors).toMatchObject({ value: 0.05, isOverTarget: true });
      expect(rows.get('/b')?.errors).toMatchObject({ value: 0, isOverTarget: false });
    });

    test.for([
      ['have not come', null],
      ['have no series', []],
      ['lack the label', [sample({}, 6)]],
    ] as [string, readonly Sample[] | null][])('nobody knows whose they are where they %s', ([, marked]) => {
      for (const route of ['/a', '/b']) expect(errorsOf(marked).get(route)?.errors?.text).toBe('–');
    });
  });

  test('whose errors they are is unknown where the counter lacks the label', () => {
    const unlabelled = breakdownRows(PLAN, {
      at: AT,
      buckets: buckets('/a', [60, 90, 120]),
      requests: [sample({ status: '503' }, 6), sample({ status: '200' }, 114)],
      marked: null,
      bucketsBefore: null,
    });
    expect(unlabelled.map(({ value }) => value)).toEqual(['/a']);
    expect(unlabelled[0]?.cells.errors?.text).toBe('–');
    expect(unlabelled[0]?.cells.change?.text).toBe('–');
  });
});
