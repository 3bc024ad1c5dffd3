import type { Sample } from '#compute/series.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const gauge = (id: string) => ({
  id,
  pillar: id,
  title: id.toUpperCase(),
  kind: 'gauge',
  query: id,
  across: 'max',
  unit: 'seconds',
  direction: 'atMost',
  target: 0.2,
});

/** For tests: pillars a, b and c of one indicator each, at most 200 ms, and what else the file says. */
export function stubConfig(top: object = {}, each: object = {}): ScorecardConfig {
  const { config, problems } = readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: ['a', 'b', 'c'].map((id) => ({ id, title: `Pillar ${id}`, headline: id })),
      indicators: ['a', 'b', 'c'].map((id) => ({ ...gauge(id), ...each })),
      views: { executive: [], operations: [], engineering: [], charts: [] },
      ...top,
    }),
  );
  if (config === null || problems.length > 0)
    throw new Error(`the stub does not load: ${problems[0]?.message}`);
  return config;
}

/** The scorecard of what the server says of each; null is nothing at all. */
export function stubScorecard(
  config: ScorecardConfig,
  values: Readonly<Record<string, number | null>>,
): Scorecard & { readonly at: EpochMs } {
  const plans = config.indicators.map((one) => planIndicator(one, { window: null, filters: [] }));
  const scorecard = evaluateScorecard(config, plans, {
    now: AT,
    find: ({ expr }): QueryResultState => {
      const value = values[expr] ?? null;
      const samples: Sample[] = value === null ? [] : [{ labels: {}, time: AT, value }];
      const none = {
        series: [],
        scans: [],
        firing: [],
        names: [],
        warnings: [],
        infos: [],
        clockLead: null,
        askedInFull: AT,
      };
      return { state: 'ready', refreshError: null, result: { at: AT, samples, ...none } };
    },
  });
  return { ...scorecard, at: AT };
}
