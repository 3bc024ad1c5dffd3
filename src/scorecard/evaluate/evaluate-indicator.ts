import type { DoubtCode } from '#compute/doubt-rule.ts';
import { formatValue } from '#compute/format-value.ts';
import { noData, valueOrNull } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { STATUSES } from '#compute/status.ts';
import { durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { Exemption } from '#config/exemption.ts';
import type { Indicator } from '#config/indicator.ts';
import { attestationLapse } from '#scorecard/indicators/attested.ts';
import type { Measurement, Moment, NeedResults } from '#scorecard/indicators/kind.ts';
import { outlookOf } from '#scorecard/indicators/outlook.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import { planAt } from '#scorecard/plan/plan-at.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import type { AskedQuery, Evaluation, Judgement, QueryPurpose, Unanswered } from './evaluation.ts';
import { type QueryEvidence, readEvidence } from './evidence.ts';
import { exemptionOf } from './exemption.ts';
import { implausible, implausiblePart } from './implausible.ts';
import { judge } from './judge.ts';
import { measuredDoubts } from './measured-doubts.ts';
import { withUnknownRule } from './unknown-rule.ts';

/** Where a finding comes from; `now` stands in for indicators that ask nothing of a server. */
export type ResultLookup = {
  readonly find: (query: ExpressionQuery) => QueryResultState;
  readonly now: EpochMs;
};

/** One indicator: its results measured by its kind and judged against its target. Pure. */
export function evaluateIndicator(
  plan: IndicatorPlan,
  lookup: ResultLookup,
  exemptions: readonly Exemption[] = [],
): Evaluation {
  const { indicator, calendar } = plan;
  const asked = askedOf(plan);
  const states = asked.map((one) => ({ ...one, state: lookup.find(one.query) }));
  const common = {
    indicator,
    window: calendar === undefined ? plan.window : null,
    ...(calendar === undefined ? {} : { calendar }),
    asked,
  };

  const failed = states.flatMap(({ name, serves, state }) =>
    state.state === 'failed' ? [{ name, serves, error: state.error }] : [],
  );
  const lost = failed.find(({ serves }) => serves === 'figure');
  if (lost !== undefined) return { ...common, state: 'failed', error: lost.error };
  const ready = states.flatMap(({ name, state }) => (state.state === 'ready' ? [{ name, ...state }] : []));
  // A grade that turns when its outlook arrives is worse than one that comes a moment later.
  if (ready.length + failed.length < states.length) return { ...common, state: 'loading' };

  const at = ready.length === 0 ? lookup.now : epochMs(Math.min(...ready.map(({ result }) => result.at)));
  const byName = new Map(ready.map(({ name, result }) => [name, result]));
  const sent = planAt(plan, at);
  const { window } = sent;
  const evidence = readEvidence(sent, (name) => byName.get(name));
  const unanswered = failed.flatMap(({ name, serves, error }) =>
    serves === 'figure' ? [] : [{ name, serves, error }],
  );
  const outlook = outlookOf(indicator, byName, at);
  const moment: Moment = {
    at,
    window,
    ...(window === null || evidence.coverage === null
      ? {}
      : { known: durationMs(evidence.coverage * window) }),
  };
  const measureWith = (results: NeedResults) =>
    withUnknownRule(measured(sent, results, moment, evidence), byName);
  const judgeIt = (one: Measurement, codes: readonly DoubtCode[]): Judgement | null =>
    judge(indicator, one, { window, forward: outlook.forward, doubts: codes });
  const answered = resultsOf(byName);
  // One that is gone counts with its last value where that is the worse: silence is no improvement.
  const measurement = worseOf(
    measureWith(answered),
    evidence.lastValues.size === 0 ? null : measureWith(withSamples(answered, evidence.lastValues)),
    (one) => rankOf(judgeIt(one, [])),
  );
  const doubts = measuredDoubts(sent, measurement, { evidence, unanswered, results: byName });
  const judgement = judgeIt(measurement, doubts.codes);
  const counted =
    evidence.firstSamples.size === 0 ? null : measureWith(withSamples(answered, evidence.firstSamples));
  const worse =
    counted === null ? null : worsened(indicator, judgement, counted, judgeIt(counted, doubts.codes));
  const codes = [...doubts.codes, ...(worse === null ? [] : [worse.code])];
  const exemption = exemptionOf(exemptions, indicator.id, at);
  return {
    ...common,
    window,
    asked: askedOf(sent),
    state: 'ready',
    at,
    results: byName,
    measurement,
    outlook,
    judgement: exemption === null ? (worse === null ? judgement : judgeIt(measurement, codes)) : null,
    exemption,
    doubts: codes,
    details: {
      ...measurement.details,
      ...doubts.details,
      ...(worse === null ? {} : { [worse.code]: worse.detail }),
    },
    unanswered,
    warnings: [
      ...new Set([
        ...ready.flatMap(({ result }) => result.warnings),
        ...unanswered.map(({ serves, error }) => `${UNANSWERED[serves]}: ${error.message}`),
      ]),
    ],
    infos: [...new Set(ready.flatMap(({ result }) => result.infos))],
    refreshError: ready.find(({ refreshError }) => refreshError !== null)?.refreshError ?? null,
  };
}

const UNANSWERED: Readonly<Record<Unanswered['serves'], string>> = {
  evidence: 'How much of the window is known could not be asked',
  outlook: 'Whether worse is to come could not be asked',
};

const askedOf = ({ queries, outlook = {}, evidence = {} }: IndicatorPlan): readonly AskedQuery[] => [
  ...askedFor('figure', queries),
  ...askedFor('outlook', outlook),
  ...askedFor('evidence', evidence),
];

const askedFor = (
  serves: QueryPurpose,
  queries: Readonly<Record<string, ExpressionQuery>>,
): readonly AskedQuery[] => Object.entries(queries).map(([name, query]) => ({ name, query, serves }));

const resultsOf = (byName: ReadonlyMap<string, QueryResult>): NeedResults => ({
  samples: (name): readonly Sample[] => byName.get(name)?.samples ?? [],
  scans: (name): readonly SlotScan[] => byName.get(name)?.scans ?? [],
  warnings: (name): readonly string[] => byName.get(name)?.warnings ?? [],
});

/** The figure by its kind; none where its queries, its age or its value rule one out. */
function measured(
  { indicator, fault }: IndicatorPlan,
  results: NeedResults,
  moment: Moment,
  { coverage }: QueryEvidence,
): Measurement {
  const measurement = kindOf(indicator).measure(indicator, results, moment);
  const none = (reason: Parameters<typeof noData>[0], detail?: string): Measurement => ({
    ...measurement,
    outcome: noData(reason),
    ...(detail === undefined ? {} : { details: { ...measurement.details, [reason]: detail } }),
  });
  if (fault !== null) return none(fault.reason, fault.detail);
  const lapse =
    indicator.attestation === undefined ? null : attestationLapse(indicator.attestation, moment.at);
  // What nobody vouches for any more, or not yet, is no figure, whatever the server still says.
  if (lapse !== null) return none(lapse);
  const value = valueOrNull(measurement.outcome);
  // Events that nobody can tell apart are as unknown as time without samples.
  const known = {
    ...measurement,
    ...(coverage === null ? {} : { coverage: coverage * (measurement.coverage ?? 1) }),
  };
  if (value === null) return known;
  if (coverage === 0) return none('insufficient-coverage', 'no part of it is known');
  // NaN and infinities are answers a server gives and no figures anybody can judge.
  if (typeof value === 'number' && !Number.isFinite(value)) return none('not-a-number');
  const beyond = implausible(indicator, value) ?? implausiblePart(measurement.parts);
  return beyond === null ? known : none('implausible-value', beyond);
}

const withSamples = (results: NeedResults, more: ReadonlyMap<string, readonly Sample[]>): NeedResults => ({
  ...results,
  samples: (name) => [...results.samples(name), ...(more.get(name) ?? [])],
});

const rankOf = (judgement: Judgement | null): number =>
  judgement === null || judgement.status === 'No data' ? -1 : STATUSES.indexOf(judgement.status);

const worseOf = (
  one: Measurement,
  other: Measurement | null,
  rank: (measurement: Measurement) => number,
): Measurement => (other !== null && rank(one) >= 0 && rank(other) > rank(one) ? other : one);

/** What counters held at their first sample, which increase() does not see, matters where it makes the figure worse. */
function worsened(
  indicator: Indicator,
  before: Judgement | null,
  { outcome }: Measurement,
  after: Judgement | null,
): { readonly code: DoubtCode; readonly detail: string } | null {
  // Counters that contradict each other with them are no reassurance.
  if (rankOf(before) >= 0 && outcome.kind === 'no-data' && outcome.reason === 'inconsistent-counts')
    return { code: 'worse-with-first-samples', detail: 'with them more events are bad than there are' };
  const value = valueOrNull(outcome);
  if (rankOf(before) < 0 || rankOf(after) <= rankOf(before) || typeof value !== 'number') return null;
  return {
    code: after?.status === 'Met' ? 'first-sample-unseen' : 'worse-with-first-samples',
    detail: `with them it is ${formatValue(value, indicator.unit, { unitText: indicator.unitText })}`,
  };
}
