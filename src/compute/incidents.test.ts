import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badIntervals } from './bad-intervals.ts';
import { type Interval, summariseIncidents } from './incidents.ts';
import { durationMs, epochMs } from './units.ts';
import json from './vectors/incidents.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type Vectors = {
  cases: {
    id: string;
    input: {
      incidents: [number, number | null][];
      window: [number, number];
      mergeGap?: number;
      minDuration?: number;
      unknown?: number;
    };
    expected: {
      outages: [number, number, boolean][];
      failures: number;
      resolved: number;
      open: number;
      leftCensored: number;
      timeUptime: number;
    } & Record<Seconds, number | null>;
    tol: number;
  }[];
  fromSamples: {
    id: string;
    input: { samples: [number, number][]; step: number; threshold?: number };
    expected: {
      intervals: [number, number][];
      goodSeconds: number;
      badSeconds: number;
      unknownSeconds: number;
    };
  }[];
};
const SECONDS = [
  'downtime',
  'uptime',
  'mttr',
  'mttrMedian',
  'mttrP90',
  'mttrMax',
  'mtbf',
  'mtbfLower95',
] as const;
type Seconds = (typeof SECONDS)[number];
const vectors = readVectors<Vectors>(json);

const ms = (seconds: number) => seconds * 1000;
const inSeconds = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / 1000);

/** The vectors mean 0 where they name no rule. */
const rulesOf = ({ mergeGap = 0, minDuration = 0, unknown = 0 }) => ({
  mergeGap: durationMs(ms(mergeGap)),
  minDuration: durationMs(ms(minDuration)),
  unknown: durationMs(ms(unknown)),
});
const noRules = rulesOf({});

describe('summariseIncidents', () => {
  test.for(vectors.cases)('$id', ({ input, expected, tol }) => {
    const intervals = input.incidents.map(([start, end]) =>
      Object.freeze({ start: ms(start), end: end === null ? null : ms(end) }),
    );
    const window = { start: epochMs(ms(input.window[0])), end: epochMs(ms(input.window[1])) };
    const summary = summariseIncidents(Object.freeze(intervals), window, rulesOf(input));

    for (const name of SECONDS) assertClose(inSeconds(summary[name]), expected[name], { tol });
    assertClose(summary.timeUptime, expected.timeUptime, { tol });
    const { failures, resolved, open, leftCensored } = expected;
    expect(summary).toMatchObject({ failures, resolved, open, leftCensored });
    expect(summary.outages.map(({ start, end, isOpen }) => [start / 1000, end / 1000, isOpen])).toEqual(
      expected.outages,
    );
  });

  const window = { start: epochMs(0), end: epochMs(10_000) };

  test('unknown time is neither up nor down', () => {
    const summary = summariseIncidents([{ start: 1000, end: 2000 }], window, {
      ...noRules,
      unknown: durationMs(3000),
    });
    expect(summary).toMatchObject({ downtime: 1000, uptime: 6000, mtbf: 6000 });
    assertClose(summary.timeUptime, 6 / 7);
  });

  test('an incident that ends after the window has failed in it and is not resolved in it', () => {
    expect(summariseIncidents([{ start: 9000, end: 12_000 }], window, noRules)).toMatchObject({
      downtime: 1000,
      failures: 1,
      resolved: 0,
      open: 0,
      mttr: null,
    });
  });

  test('an incident from before the window is restored in it with its whole length', () => {
    expect(summariseIncidents([{ start: -5000, end: 1000 }], window, noRules)).toMatchObject({
      downtime: 1000,
      failures: 0,
      leftCensored: 1,
      mttr: 6000,
    });
  });

  test('an open incident absorbs what starts after it', () => {
    const intervals = [
      { start: 2000, end: null },
      { start: 5000, end: 6000 },
    ];
    expect(summariseIncidents(intervals, window, noRules)).toMatchObject({
      failures: 1,
      open: 1,
      downtime: 8000,
    });
  });

  test('downtime, uptime and unknown time make up the window', () => {
    const interval: fc.Arbitrary<Interval> = fc
      .tuple(fc.integer({ min: -5000, max: 15_000 }), fc.option(fc.nat(4000)))
      .map(([start, length]) => ({ start, end: length === null ? null : start + length }));
    fc.assert(
      fc.property(fc.array(interval), fc.nat(2000), fc.nat(2000), (intervals, gap, shortest) => {
        const rules = { ...noRules, mergeGap: durationMs(gap), minDuration: durationMs(shortest) };
        const { downtime } = summariseIncidents(intervals, window, rules);
        const unknown = durationMs((10_000 - downtime) / 2);
        const summary = summariseIncidents(intervals, window, { ...rules, unknown });
        expect(summary.downtime + summary.uptime + unknown).toBe(10_000);
        expect(summary.failures + summary.leftCensored).toBe(summary.outages.length);
      }),
    );
  });

  test('a window or an interval that runs backwards is the caller’s mistake', () => {
    const backwards = { start: epochMs(1), end: epochMs(0) };
    expect(() => summariseIncidents([], backwards, noRules)).toThrow(RangeError);
    expect(() => summariseIncidents([{ start: 2, end: 1 }], window, noRules)).toThrow(RangeError);
  });
});

describe('badIntervals', () => {
  test.for(vectors.fromSamples)('$id', ({ input, expected }) => {
    const { threshold = 1 } = input;
    const found = badIntervals(
      Object.freeze(input.samples.map(([time]) => ms(time))),
      Object.freeze(input.samples.map(([, value]) => value)),
      durationMs(ms(input.step)),
      (value) => value < threshold,
    );
    expect(found.intervals.map(({ start, end }) => [start / 1000, inSeconds(end)])).toEqual(
      expected.intervals,
    );
    expect([found.good, found.bad, found.unknown].map(inSeconds)).toEqual([
      expected.goodSeconds,
      expected.badSeconds,
      expected.unknownSeconds,
    ]);
  });

  test('good, bad and unknown time make up the span of the samples', () => {
    const slots = fc.array(fc.constantFrom(0, 1, Number.NaN, null), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(slots, (states) => {
        const present = states.flatMap((value, index) =>
          value === null ? [] : [{ time: index * 60, value }],
        );
        fc.pre(present.length > 0);
        const times = present.map(({ time }) => time);
        const { good, bad, unknown, intervals } = badIntervals(
          times,
          present.map(({ value }) => value),
          durationMs(60),
          (value) => value === 0,
        );
        expect(good + bad + unknown).toBe(Math.max(...times) - Math.min(...times) + 60);
        expect(intervals.reduce((sum, { start, end }) => sum + (end ?? 0) - start, 0)).toBe(bad);
      }),
    );
  });

  test('no samples are no time at all', () => {
    expect(badIntervals([], [], durationMs(60), () => true)).toEqual({
      intervals: [],
      good: 0,
      bad: 0,
      unknown: 0,
    });
  });
});
