import { describe, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { commonBounds, layoutQuery } from './bucket-layout.ts';

const buckets = (counts: Readonly<Record<string, number>>, labels: Labels = {}): Sample[] =>
  Object.entries(counts).map(([le, value]) => ({ labels: { ...labels, le }, time: epochMs(0), value }));

const bounds = ({ samples }: ReturnType<typeof commonBounds>) => samples.map(({ labels }) => labels.le);

describe('histograms of different bounds that were added up', () => {
  // One service has 5-10-25-50-100-250-500 ms, another 100-300-500-700 ms.
  const series = {
    '0.005': 1,
    '0.01': 1,
    '0.025': 1,
    '0.05': 1,
    '0.1': 2,
    '0.25': 1,
    '0.3': 1,
    '0.5': 2,
    '0.7': 1,
    '+Inf': 2,
  };

  test('only what both have counts', () => {
    const layout = commonBounds(
      buckets({
        '0.005': 10,
        '0.01': 20,
        '0.025': 30,
        '0.05': 40,
        '0.1': 110,
        '0.25': 95,
        '0.3': 80,
        '0.5': 190,
        '0.7': 99,
        '+Inf': 200,
      }),
      buckets(series),
    );
    expect(bounds(layout)).toEqual(['0.1', '0.5', '+Inf']);
    expect(layout.samples.map(({ value }) => value)).toEqual([110, 190, 200]);
    expect(layout.boundsDiffer).toBe(true);
  });

  test('all count where all histograms are alike', () => {
    const layout = commonBounds(
      buckets({ '0.1': 5, '0.5': 7, '+Inf': 8 }),
      buckets({ '0.1': 3, '0.5': 3, '+Inf': 3 }),
    );
    expect(bounds(layout)).toEqual(['0.1', '0.5', '+Inf']);
    expect(layout.boundsDiffer).toBe(false);
  });

  test('two spellings of a number are one bound', () => {
    const layout = commonBounds(
      buckets({ '1': 5, '1.0': 6, '2': 7, '2e0': 8, '+Inf': 20 }),
      buckets({ '1': 1, '1.0': 1, '2': 1, '2e0': 1, '+Inf': 2 }),
    );
    expect(layout.boundsDiffer).toBe(false);
    expect(bounds(layout).sort()).toEqual(['+Inf', '1', '1.0', '2', '2e0']);
  });

  test('the wobble of a float parts no bound', () => {
    const layout = commonBounds(
      buckets({ '0.3': 5, '0.30000000000000004': 6, '+Inf': 20 }),
      buckets({ '0.3': 1, '0.30000000000000004': 1, '+Inf': 2 }),
    );
    expect(layout.boundsDiffer).toBe(false);
    expect(layout.samples).toHaveLength(3);
  });

  test('bounds are compared within a group only', () => {
    const milp = { solver: 'milp' };
    const sat = { solver: 'sat' };
    const layout = commonBounds(
      [...buckets({ '0.1': 1, '+Inf': 2 }, milp), ...buckets({ '0.2': 1, '+Inf': 2 }, sat)],
      [...buckets({ '0.1': 4, '+Inf': 4 }, milp), ...buckets({ '0.2': 1, '+Inf': 1 }, sat)],
    );
    expect(layout.boundsDiffer).toBe(false);
    expect(layout.samples).toHaveLength(4);
  });

  test('without a bound in common only the total is left', () => {
    const layout = commonBounds(
      buckets({ '0.1': 1, '0.2': 1, '+Inf': 4 }),
      buckets({ '0.1': 1, '0.2': 1, '+Inf': 2 }),
    );
    expect(bounds(layout)).toEqual(['+Inf']);
  });

  test('where nobody could tell how many have a bound, all count', () => {
    const layout = commonBounds(buckets({ '0.1': 1, '+Inf': 4 }), []);
    expect(layout).toEqual({ samples: buckets({ '0.1': 1, '+Inf': 4 }), boundsDiffer: false });
  });
});

describe('the question how many series have each bound', () => {
  const MONTH = durationMs(30 * DAY);
  const asked = (stub: Parameters<typeof stubIndicator>, window: typeof MONTH | null = MONTH) =>
    layoutQuery(stubIndicator(...stub), window, [{ label: 'env', value: 'prod' }]);
  const query = 'sum by (le) (increase(d_bucket{job="a",$filters}[$window]))';

  test('of a quantile', () =>
    expect(asked(['quantile', { query }])).toBe(
      'count by (le) (last_over_time(d_bucket{job="a",env="prod"}[30d]))',
    ));

  test('of a share, in each of its groups', () =>
    expect(asked(['share', { query, groupBy: 'solver' }])).toBe(
      'count by (le,solver) (last_over_time(d_bucket{job="a",env="prod"}[30d]))',
    ));

  test('not of what has no buckets, no window, several selectors, or cannot be read', () => {
    expect(asked(['rate', { query }])).toBeNull();
    expect(asked(['quantile', { query }], null)).toBeNull();
    expect(asked(['quantile', { query: `${query} + ${query}` }])).toBeNull();
    expect(asked(['quantile', { query: `${query} keep_metric_names` }])).toBeNull();
  });
});
