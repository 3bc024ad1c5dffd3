import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Sample, Series } from '#compute/series.ts';
import { DAY, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { result, tileGrid } from '#scorecard/queries/query-result.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { contradictingTargets } from './contradicting-targets.ts';
import { coverageHints, coverageQueries } from './coverage-hints.ts';
import { measuredHints } from './measured-hints.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

/** The demo’s scorecard with some settings of some indicators changed. */
function indicators(changes: Readonly<Record<string, object>> = {}) {
  const file = JSON.parse(readFileSync('demo/scorecard.json', 'utf8')) as { indicators: { id: string }[] };
  const changed = file.indicators.map((one) => ({ ...one, ...changes[one.id] }));
  const { config, problems } = readScorecard(JSON.stringify({ ...file, indicators: changed }));
  if (config === null || problems.length > 0) throw new Error(problems[0]?.message ?? 'no config');
  return config.indicators;
}
const sentences = (hints: readonly { sentence: string }[]) => hints.map(({ sentence }) => plain(sentence));
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('targets that contradict each other', () => {
  test('720 h between failures and 4 h to restore are 99.4475 %, and the brief asks for 99.9 %', () => {
    const hints = contradictingTargets(indicators(), 'USD');
    expect(hints.map(({ indicators: ids }) => ids)).toEqual([['mtbf', 'mttr', 'uptime']]);
    expect(sentences(hints)[0]).toMatch(
      /implies an availability of 99\.4\d* %, which misses Uptime ≥ 99\.9 %; .* 43\.2 min/,
    );
  });

  test('a budget of latency is contradicted by no time to restore: what is slow is there', () => {
    const latency = stubIndicator('share', {
      query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
      ...{ bound: 0.2, side: 'atMost', direction: 'atLeast', target: 0.9999, budget: true },
    });
    const hints = contradictingTargets([...indicators(), latency], 'USD');
    expect(hints.map(({ indicators: ids }) => ids)).toEqual([['mtbf', 'mttr', 'uptime']]);
  });

  test('43 minutes to restore do not contradict it', () => {
    expect(contradictingTargets(indicators({ mttr: { target: 43 * 60 } }), 'USD')).toEqual([]);
  });

  test('a stricter target on a higher percentile makes the lower one idle', () => {
    const hints = contradictingTargets(
      indicators({ mttr: { target: 60 }, latency_p50: { target: 0.3 } }),
      'USD',
    );
    expect(hints.map(({ indicators: ids }) => ids)).toEqual([['latency_p50', 'latency_p95']]);
  });

  test('720 h between failures cannot be told from 30 days', () => {
    const hints = contradictingTargets(indicators({ mttr: { target: 60 }, mtbf: { window: '30d' } }), 'USD');
    expect(sentences(hints)).toEqual([
      'MTBF ≥ 720 h cannot be told from a window of 30 d: a single failure in it misses the target',
    ]);
  });
});

describe('targets that do not fit what is measured', () => {
  const evaluated = (id: string, samples: readonly Sample[], change: object = {}) => {
    const indicator = indicators({ [id]: change }).find((one) => one.id === id);
    if (indicator === undefined) throw new Error(id);
    return evaluateIndicator(planIndicator(indicator, { window: null, filters: [] }), {
      now: AT,
      find: () => ({
        state: 'ready',
        refreshError: null,
        result: result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples }),
      }),
    });
  };
  const buckets = (counts: Readonly<Record<string, number>>): readonly Sample[] =>
    Object.entries(counts).map(([le, value]) => ({ labels: { le }, time: AT, value }));

  test('200 ms between the bounds 100 and 250 ms is interpolated', () => {
    const evaluation = evaluated('latency_p95', buckets({ '0.1': 900, '0.25': 990, '+Inf': 1000 }));
    expect(sentences(measuredHints([evaluation], 'USD'))).toEqual([
      '200 ms of P95 is no bucket bound (the nearest are 100 ms and 250 ms), so shares at it are interpolated; ' +
        'add le="0.2" where the histogram is made',
    ]);
    const exact = evaluated('latency_p95', buckets({ '0.1': 900, '0.20': 990, '+Inf': 1000 }));
    expect(measuredHints([exact], 'USD')).toEqual([]);
  });

  test('600 events of two counters cannot carry a target of at most 0.1 % bad ones', () => {
    const indicator = stubIndicator('events', {
      bad: 'sum(increase(errors_total[$window]))',
      total: 'sum(increase(requests_total[$window]))',
      target: 0.001,
    });
    const plan = planIndicator(indicator, { window: null, filters: [] });
    const hintsOf = (all: number) => {
      const evaluation = evaluateIndicator(plan, {
        now: AT,
        find: (query) => {
          const value = query.expr === plan.queries.total?.expr ? all : 0;
          const counted = { samples: [{ labels: {}, time: AT, value }] };
          return {
            state: 'ready',
            refreshError: null,
            result: result({ data: null, warnings: [], infos: [], clockLead: null }, AT, counted),
          };
        },
      });
      return sentences(measuredHints([evaluation], 'USD'));
    };
    expect(hintsOf(600)).toEqual([
      'X ≤ 0.1 % is decided by 600 events in 30 d: a single bad one misses it below 1,000',
    ]);
    expect(hintsOf(1000)).toEqual([]);
  });

  test('600 requests cannot carry a target of 99.9 %', () => {
    const requests = (all: number): readonly Sample[] => [
      { labels: { status: '200' }, time: AT, value: all },
    ];
    expect(sentences(measuredHints([evaluated('uptime', requests(600))], 'USD'))).toEqual([
      'Uptime ≥ 99.9 % is decided by 600 events in 30 d: a single bad one misses it below 1,000',
    ]);
    expect(measuredHints([evaluated('uptime', requests(1000))], 'USD')).toEqual([]);
    expect(measuredHints([evaluated('uptime', [])], 'USD')).toEqual([]);
  });
});

describe('windows longer than the data', () => {
  const queries = coverageQueries(indicators(), MINUTE);
  const days = (count: number) => (query: (typeof queries)[number]['query']) => {
    const { start, end, step } = tileGrid(query, AT);
    const times: number[] = [];
    for (let time = Math.max(start, AT - count * DAY + step); time <= end; time += step) times.push(time);
    const series: Series = {
      labels: {},
      times: Float64Array.from(times),
      values: Float64Array.from(times, () => step / MINUTE),
    };
    return {
      state: 'ready' as const,
      refreshError: null,
      result: result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { series: [series] }),
    };
  };

  test('each window over the same series is asked once, and short ones never', () => {
    const windows = queries.map(({ window }) => window);
    expect(Math.min(...windows)).toBe(30 * DAY);
    const incidents = queries.find(({ window }) => window === 90 * DAY);
    expect(incidents?.indicators.map(({ id }) => id)).toEqual(['mttr', 'mtbf']);
    expect(new Set(queries.map(({ query }) => query.expr + query.span)).size).toBe(queries.length);
    expect(windows.every((window) => window > HOUR)).toBe(true);
  });

  test('30 days of data are too few for 90 and enough for 30', () => {
    expect(sentences(coverageHints(queries, days(30)))).toEqual([
      'The window of 90 d is longer than what the server holds for MTTR, MTBF: 30 of 90 days known. ' +
        'Keep data longer, or take a shorter window',
    ]);
    expect(coverageHints(queries, days(90))).toEqual([]);
    expect(coverageHints(queries, () => ({ state: 'loading' }))).toEqual([]);
  });
});
