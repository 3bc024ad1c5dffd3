import { describe, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { evidenceName } from '#scorecard/trust/evidence-plan.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { readEvidence } from './evidence.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
/** A day has 24 tiles of an hour: the first ends 23 hours ago, the last now. */
const WINDOW = { window: '24h' };
const tile = (index: number): EpochMs => epochMs(AT - (23 - index) * HOUR);

const NOTHING: QueryResult = {
  at: AT,
  askedInFull: AT,
  samples: [],
  series: [],
  scans: [],
  firing: [],
  names: [],
  warnings: [],
  infos: [],
  clockLead: null,
};

type Seen = {
  readonly labels?: Labels;
  readonly from: number;
  readonly to: number;
  readonly hole?: number[];
};

const tiles = (seen: readonly Seen[]): QueryResult => ({
  ...NOTHING,
  series: seen.map(({ labels = {}, from, to, hole = [] }) => {
    const indices = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const times = indices.filter((index) => !hole.includes(index)).map(tile);
    return { labels, times: Float64Array.from(times), values: Float64Array.from(times, () => 1) };
  }),
});

const now = (seen: readonly Seen[]): QueryResult => ({
  ...NOTHING,
  samples: seen
    .filter(({ to }) => to === 23)
    .map(({ labels = {} }): Sample => ({ labels, time: AT, value: 1 })),
});

function evidence(
  stub: Parameters<typeof stubIndicator>,
  answers: Readonly<Record<string, readonly Seen[]>>,
  more: Readonly<Record<string, QueryResult>> = {},
) {
  const plan = planFigure(stubIndicator(...stub), { window: null, filters: [] });
  const results = new Map(Object.entries(more));
  for (const [need, seen] of Object.entries(answers)) {
    results.set(evidenceName.known(need, 0), tiles(seen));
    results.set(evidenceName.live(need, 0), now(seen));
  }
  return readEvidence(plan, (name) => results.get(name));
}

const RATIO: Parameters<typeof stubIndicator> = [
  'ratio',
  { ...WINDOW, query: 'sum by (status) (increase(x_total[$window]))' },
];
const QUOTIENT: Parameters<typeof stubIndicator> = [
  'quotient',
  { ...WINDOW, numerator: 'sum(increase(a_total[$window]))', denominator: 'sum(increase(b_total[$window]))' },
];

const EVENTS: Parameters<typeof stubIndicator> = [
  'events',
  { ...WINDOW, bad: 'sum(increase(bad_total[$window]))', total: 'sum(increase(all_total[$window]))' },
];
const SHOP = { job: 'shop' };
const OTHER = { job: 'other' };
const ALL_DAY = { labels: SHOP, from: 0, to: 23 };

describe('of two counters', () => {
  test.for<[string, readonly Seen[], number]>([
    ['one that is born with its first event is known before', [{ labels: SHOP, from: 12, to: 23 }], 24],
    ['one of another job is not', [{ labels: OTHER, from: 12, to: 23 }], 12],
    ['one that nobody has seen makes no time unknown', [], 24],
  ])('%s', ([, bad, hours]) =>
    expect(evidence(EVENTS, { total: [ALL_DAY], bad }).coverage).toBeCloseTo(hours / 24, 10),
  );

  test('time in which the total was not counted is unknown', () =>
    expect(evidence(EVENTS, { total: [{ ...ALL_DAY, from: 12 }], bad: [ALL_DAY] }).coverage).toBe(12 / 24));

  test('one that nobody has seen is named, and only that', () => {
    const never = (bad: readonly Seen[]) =>
      evidence(EVENTS, { total: [ALL_DAY], bad }).neverSeen.map(({ need }) => need);
    expect(never([])).toEqual(['bad']);
    expect(never([ALL_DAY])).toEqual([]);
    expect(evidence(EVENTS, { total: [], bad: [ALL_DAY] }).neverSeen).toEqual([]);
    expect(evidence(EVENTS, { total: [], bad: [ALL_DAY] }).coverage).toBe(0);
  });

  test('one that is gone while the other goes on is missed, unless nobody is', () => {
    const gone = { ...ALL_DAY, to: 20 };
    const missed = ([kind, settings]: Parameters<typeof stubIndicator>, members?: string[]) =>
      evidence([kind, { ...settings, members }], { total: [ALL_DAY], bad: [gone] }).vanished.map(
        ({ labels }) => labels,
      );
    expect(missed(EVENTS)).toEqual([SHOP]);
    expect(missed(EVENTS, [])).toEqual([]);
    const total = evidence(EVENTS, { total: [gone], bad: [ALL_DAY] });
    expect(total.vanished.map(({ labels }) => labels)).toEqual([SHOP]);
    // Where both have ended, it is the time that is unknown.
    expect(evidence(EVENTS, { total: [gone], bad: [gone] }).vanished).toEqual([]);
  });
});

test('a count that is no number does not show that somebody is there', () => {
  const members = [
    { labels: { service: 'api' }, from: 0, to: 23 },
    { labels: { service: 'web' }, from: 0, to: 23 },
  ];
  const live = now(members).samples.map((sample) =>
    sample.labels.service === 'api' ? { ...sample, value: Number.NaN } : sample,
  );
  const { vanished } = evidence(
    RATIO,
    {},
    {
      [evidenceName.known('query', 0)]: tiles(members),
      [evidenceName.live('query', 0)]: { ...NOTHING, samples: live },
    },
  );
  expect(vanished.map(({ labels }) => labels)).toEqual([{ service: 'api' }]);
});

describe('how much of a window is known', () => {
  test.each<[string, Seen[], number]>([
    ['all of it', [{ from: 0, to: 23 }], 24],
    ['not its beginning', [{ from: 6, to: 23 }], 18],
    ['not its end', [{ from: 0, to: 11 }], 12],
    ['not a hole', [{ from: 0, to: 23, hole: [8, 9, 10, 11] }], 20],
    [
      'what any member knows',
      [
        { labels: { service: 'a' }, from: 0, to: 11 },
        { labels: { service: 'b' }, from: 12, to: 23 },
      ],
      24,
    ],
    ['nothing', [], 0],
  ])('%s', (_, seen, hours) => expect(evidence(RATIO, { query: seen }).coverage).toBeCloseTo(hours / 24, 10));

  test('of a quotient what both parts know', () =>
    expect(
      evidence(QUOTIENT, { numerator: [{ from: 12, to: 23 }], denominator: [{ from: 0, to: 17 }] }).coverage,
    ).toBe(6 / 24));

  test('before its first event a counter is known while its job is scraped', () => {
    const up = tiles([{ labels: { job: 'shop' }, from: 4, to: 23 }]);
    const born = [{ labels: { job: 'shop' }, from: 12, to: 23 }];
    expect(evidence(RATIO, { query: born }, { up }).coverage).toBe(20 / 24);
    expect(evidence(RATIO, { query: born }).coverage).toBe(12 / 24);
  });

  test('of a level that looks back over the window it is when its series had samples', () => {
    const of = (query: string, ...seen: readonly (readonly Seen[])[]) =>
      evidence(
        ['gauge', { ...WINDOW, query }],
        { query: [{ from: 0, to: 23 }] },
        Object.fromEntries(seen.map((one, index) => [evidenceName.window('query', index), tiles(one)])),
      ).coverage;
    expect(of('avg_over_time(up[$window])', [{ from: 18, to: 23 }])).toBe(6 / 24);
    expect(
      of(
        'avg_over_time(a[$window]) / avg_over_time(b[$window])',
        [{ from: 0, to: 11 }],
        [{ from: 6, to: 23 }],
      ),
    ).toBe(6 / 24);
    expect(of('max_over_time(sum(a)[$window:1h])', [{ from: 0, to: 23 }])).toBe(1);
    expect(of('avg_over_time(up[$window])', [])).toBe(0);
  });

  test('a level as it stands has no window, whatever it looks back over by itself', () => {
    for (const query of ['up', 'avg_over_time(up[5m])']) {
      const plan = planFigure(stubIndicator('gauge', { query }), { window: null, filters: [] });
      expect(Object.keys(plan.evidence ?? {}), query).toEqual(['query.known.0', 'query.live.0']);
    }
  });

  test('nobody can tell where nothing was answered', () => expect(evidence(RATIO, {}).coverage).toBeNull());
});

describe('counters that were born in the window', () => {
  const first: QueryResult = {
    ...NOTHING,
    samples: [{ labels: { status: '500' }, time: AT, value: 400_000 }],
  };

  test('count with what they held at first', () =>
    expect(
      evidence(
        RATIO,
        { query: [{ from: 0, to: 23 }] },
        { [evidenceName.first('query')]: first },
      ).firstSamples.get('query'),
    ).toEqual(first.samples));

  test('do not where nothing is known of the beginning: all of them look born', () =>
    expect(
      evidence(RATIO, { query: [{ from: 6, to: 23 }] }, { [evidenceName.first('query')]: first }).firstSamples
        .size,
    ).toBe(0));
});
