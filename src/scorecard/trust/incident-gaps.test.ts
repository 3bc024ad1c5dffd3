import { describe, expect, test } from 'vitest';
import type { Span } from '#compute/unite-spans.ts';
import { incidentGaps } from './incident-gaps.ts';

const WINDOW = { start: 0, end: 100 };
const scan = (known: readonly Span[], bad: readonly Span[] = []) => ({
  labels: { service: 'api' },
  known,
  bad,
});
const ALL = scan([WINDOW]);
const HOLE = [
  { start: 0, end: 40 },
  { start: 60, end: 100 },
];

describe('time that is missing in the middle of a series', () => {
  test('is told where other series go on', () =>
    expect(incidentGaps([ALL, scan(HOLE)], WINDOW)).toMatchObject({ coverage: 0.8, cut: null }));

  test('counts within the window only', () =>
    expect(incidentGaps([scan(HOLE)], { start: 50, end: 100 }).coverage).toBe(0.8));

  test('of the series that misses most', () => {
    const less = scan([
      { start: 0, end: 10 },
      { start: 15, end: 100 },
    ]);
    expect(incidentGaps([less, scan(HOLE)], WINDOW).coverage).toBe(0.8);
  });

  test.each([
    ['begins', { start: 20, end: 40 }],
    ['ends', { start: 60, end: 62 }],
  ])('cuts an incident where it %s', (_, bad) => {
    const broken = scan(HOLE, [bad]);
    expect(incidentGaps([ALL, broken], WINDOW).cut).toBe(broken);
  });

  test.each([
    ['begins with it', { start: 30, end: 35 }],
    ['ends with it', { start: 60, end: 70 }],
  ])('cuts an incident whose series %s', (_, bad) => {
    const short = scan([{ start: 30, end: 70 }], [bad]);
    expect(incidentGaps([ALL, short], WINDOW).cut).toBe(short);
  });

  test('does not cut one at the edge of the window, which lasts or began before', () => {
    const edges = [
      { start: 0, end: 5 },
      { start: 95, end: 100 },
    ];
    expect(incidentGaps([scan([WINDOW], edges)], WINDOW).cut).toBeNull();
    expect(incidentGaps([scan([{ start: -5, end: 100 }], [{ start: -5, end: 5 }])], WINDOW).cut).toBeNull();
  });

  test('cuts none that lies apart from it', () =>
    expect(incidentGaps([scan(HOLE, [{ start: 10, end: 39 }])], WINDOW).cut).toBeNull());

  test('is none in a series that is there only while an incident lasts', () => {
    const incidents = [
      { start: 10, end: 12 },
      { start: 70, end: 71 },
    ];
    expect(incidentGaps([ALL, scan(incidents, incidents)], WINDOW)).toEqual({ coverage: 1, cut: null });
  });

  test('is none before a series and after it: one is new, the other has vanished', () =>
    expect(incidentGaps([ALL, scan([{ start: 30, end: 70 }])], WINDOW).coverage).toBe(1));
});
