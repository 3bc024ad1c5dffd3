import type { APIRequestContext } from '@playwright/test';
import type { EpochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/promql.json' with { type: 'json' };
import { DEMO_NOW } from '#demo/timeline.ts';

/** What a server answers when it is asked for a whole figure in PromQL, instead of for its raw series. */
export type Oracle = {
  readonly indicator: string;
  readonly expr: string;
  /** The unit of the oracle in that of the figure. */
  readonly factor?: number;
};

const exprOf = (metric: string): string => {
  const found = vectors.metrics.find(({ id }) => id === metric);
  if (found === undefined) throw new Error(`promql.json has no metric "${metric}"`);
  // The vectors are about one service, the shipped scorecard about all of them.
  return found.oracle.replaceAll('service="api",', '').replaceAll('{service="api"}', '');
};

/** MTTR and MTBF look back 90 d, since a single failure in 30 d cannot meet 720 h. */
const over90Days = (expr: string): string => expr.replaceAll('[30d', '[90d').replaceAll('720', '2160');

const HOUR_IN_SECONDS = 3600;

/** The part of the list price that was not paid, over what a practice covers. */
const savedBy = (practice: string): string => {
  const spent = (counter: string): string => `sum(increase(${counter}{practice="${practice}"}[30d]))`;
  return `${spent('cloud_savings_usd_total')} / ${spent('cloud_list_price_usd_total')}`;
};

/** `cost_efficiency` is attested and asks no server, and the value of `audit_grade` is a label. */
export const WITHOUT_ORACLE = ['cost_efficiency', 'audit_grade'] as const;

/**
 * By indicator, all but those without. Known differences between a client and an oracle do not show here: the subquery of MTBF has
 * one point more than there are slots (its range is closed on both sides), but that point is calm and only bad
 * points are added up.
 */
export const ORACLES: readonly Oracle[] = [
  { indicator: 'uptime', expr: exprOf('availability') },
  { indicator: 'probed_uptime', expr: 'avg(avg_over_time(probe_success[30d]))' },
  { indicator: 'mttr', expr: over90Days(exprOf('mttr')) },
  {
    indicator: 'mtbf',
    // The company is down while any of its services is.
    expr: over90Days(exprOf('mtbf_30d')).replaceAll(
      'max by (service) (incident_active)',
      'max(incident_active)',
    ),
    factor: HOUR_IN_SECONDS,
  },
  { indicator: 'latency_p50', expr: exprOf('latency_p50') },
  { indicator: 'latency_p95', expr: exprOf('latency_p95') },
  { indicator: 'latency_p99', expr: exprOf('latency_p99') },
  { indicator: 'throughput', expr: exprOf('throughput') },
  { indicator: 'solver_performance', expr: exprOf('solver_all_under_200ms') },
  { indicator: 'error_rate', expr: exprOf('error_rate') },
  { indicator: 'confidence', expr: exprOf('confidence_share') },
  { indicator: 'review_rate', expr: exprOf('review_rate') },
  { indicator: 'test_coverage', expr: exprOf('test_coverage') },
  { indicator: 'user_satisfaction', expr: exprOf('user_satisfaction') },
  { indicator: 'critical_vulnerabilities', expr: exprOf('critical_vulnerabilities') },
  { indicator: 'compliance', expr: exprOf('compliance') },
  { indicator: 'cost_per_project', expr: exprOf('cost_per_project') },
  { indicator: 'budget_adherence', expr: exprOf('budget_deviation') },
  { indicator: 'spot_savings', expr: savedBy('spot') },
  { indicator: 'tiering_savings', expr: savedBy('tiering') },
  { indicator: 'projects_per_day', expr: exprOf('projects_per_day') },
  { indicator: 'db_connections', expr: exprOf('db_connections_used') },
  { indicator: 'cache_hit_rate', expr: exprOf('cache_hit_rate') },
];

/**
 * VictoriaMetrics takes no subquery of 90 d by the minute (-search.maxPointsPerTimeseries), but its increase() does
 * not extrapolate, so the counters of the incidents tell the same.
 */
export const VICTORIA_ORACLES: readonly Oracle[] = ORACLES.map((oracle) =>
  oracle.indicator === 'mtbf'
    ? {
        indicator: 'mtbf',
        expr: `(${90 * 24 * HOUR_IN_SECONDS} - sum(increase(incident_duration_seconds_sum[90d]))) / sum(increase(incident_duration_seconds_count[90d]))`,
      }
    : oracle,
);

/** 1 while any service is down, minute by minute. */
const DOWN = '(max(incident_active))[90d:1m]';

/**
 * For an instant between two minutes, where a range holds no sample on its left edge. What is not known is no operating
 * time, an incident that lasts has begun all the same, and without any the figure is the operating time itself, as a
 * lower bound.
 */
export const ORACLES_BETWEEN_MINUTES: readonly Oracle[] = ORACLES.map((oracle) =>
  oracle.indicator === 'mtbf'
    ? {
        indicator: 'mtbf',
        expr: `60 * (count_over_time(${DOWN}) - sum_over_time(${DOWN})) / clamp_min(resets(${DOWN}) + max(incident_active), 1)`,
      }
    : oracle,
);

type InstantSample = { readonly metric: Readonly<Record<string, string>>; readonly value: [number, string] };

/** An instant query, at the end of the world of the tests unless told otherwise. */
export async function ask(
  request: APIRequestContext,
  server: string,
  query: string,
  at: EpochMs = DEMO_NOW,
): Promise<readonly InstantSample[]> {
  const params = { query, time: at / 1000 };
  const answer = await request.get(`${server}/api/v1/query`, { params });
  const { data, error } = await answer.json();
  if (error !== undefined) throw new Error(`${query}: ${error}`);
  return data.resultType === 'scalar' ? [{ metric: {}, value: data.result }] : data.result;
}

/** @returns null where the server has no answer, or none that is a number */
export async function askOracle(
  request: APIRequestContext,
  server: string,
  oracle: Oracle,
  at?: EpochMs,
): Promise<number | null> {
  const samples = await ask(request, server, oracle.expr, at);
  const [sample] = samples;
  if (samples.length > 1) throw new Error(`${oracle.indicator}: more than one value: ${oracle.expr}`);
  const value = Number(sample?.value[1] ?? Number.NaN) * (oracle.factor ?? 1);
  return Number.isFinite(value) ? value : null;
}
