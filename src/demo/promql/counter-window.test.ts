import { describe, expect, test } from 'vitest';
import { extrapolatedIncrease } from '#compute/counter.ts';
import { DAY, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import vectors from '#compute/vectors/rate_increase.json' with { type: 'json' };
import type { DemoSeries } from '#demo/metric.ts';
import { scrapesIn } from '#demo/schedule.ts';
import { DEMO_NOW, DEPLOYS, FIRST_SCRAPE, WORKER_GAP } from '#demo/timeline.ts';
import { buildWorld } from '#demo/world.ts';
import { increaseOver } from './counter-window.ts';

type Samples = readonly (readonly [seconds: number, value: number])[];

/** t=60i, v=10i for i<=30 else 10(i-31)+3, as the vector file says. */
const RESET: Samples = Array.from({ length: 61 }, (_, i) => [60 * i, i <= 30 ? 10 * i : 10 * (i - 31) + 3]);

function seriesOf(samples: Samples, type: DemoSeries['type']): DemoSeries {
  const falls = samples.filter(([, value], index) => value > (samples[index + 1]?.[1] ?? value));
  return {
    labels: {},
    type,
    schedule: samples.map(([at]) => ({ first: epochMs(at * 1000), last: epochMs(at * 1000), step: MINUTE })),
    restarts: type === 'counter' ? falls.map(([at]) => epochMs(at * 1000)) : [],
    valueAt: (time) => samples.find(([at]) => at * 1000 === time)?.[1] ?? Number.NaN,
  };
}

describe('increaseOver', () => {
  test.for(vectors.cases.map((one) => ({ name: one.id, ...one })))(
    'computes $name as Prometheus 2.42 does',
    ({ input, expected, tol }) => {
      const samples = ('samples' in input ? input.samples : RESET) as unknown as Samples;
      for (const type of ['counter', 'gauge'] as const) {
        const found = increaseOver(
          seriesOf(samples, type),
          (input.tEnd - input.range) * 1000,
          input.tEnd * 1000,
        );
        if (expected.increaseV2 === null) expect(found).toBeNull();
        else expect(Math.abs((found ?? Number.NaN) - expected.increaseV2)).toBeLessThanOrEqual(tol);
      }
    },
  );

  const windows = [
    { name: 'over a deploy', end: (DEPLOYS.api[3]?.at ?? 0) + 7.5 * MINUTE, range: HOUR },
    { name: 'over both scrape intervals', end: DEMO_NOW - 31 * DAY + 13 * MINUTE, range: 2 * HOUR },
    { name: 'over the gap', end: WORKER_GAP.to + 3 * MINUTE, range: 20 * MINUTE },
    { name: 'that ends in the gap', end: WORKER_GAP.from + 5 * MINUTE + 1, range: HOUR },
    { name: 'that starts before the first scrape', end: FIRST_SCRAPE + 3 * HOUR, range: DAY },
    { name: 'that ends after the last scrape', end: DEMO_NOW + 10 * MINUTE, range: HOUR },
    { name: 'of 7 days off the grid', end: DEMO_NOW - 8 * DAY + 17_300, range: 7 * DAY },
  ];

  test.for(windows)('needs no walk over the samples for a window $name', ({ end, range }) => {
    for (const series of buildWorld().series.filter(({ type }) => type === 'counter')) {
      const times = scrapesIn(series.schedule, end - range, end);
      const walked = extrapolatedIncrease(
        times,
        times.map((time) => series.valueAt(time)),
        end - range,
        end,
        'closed',
      );
      const found = increaseOver(series, end - range, end);
      if (walked === null) expect(found).toBeNull();
      else expect(Math.abs((found ?? Number.NaN) - walked)).toBeLessThanOrEqual(1e-9 * Math.max(1, walked));
    }
  });
});
