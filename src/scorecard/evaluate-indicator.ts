import { indicatorStatus } from '#compute/indicator-status.ts';
import { noData, valueOrNull } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { type DurationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { wilsonInterval } from '#compute/wilson.ts';
import type { Exemption } from '#config/exemption.ts';
import type { Indicator } from '#config/indicator.ts';
import { attestationLapse } from './attestation-lapse.ts';
import type { AskedQuery, Evaluation, Judgement, ReadingState } from './evaluation.ts';
import { exemptionOf } from './exemption.ts';
import { kindOf } from './kinds/registry.ts';
import type { Measurement, Readings } from './measurement.ts';
import { outlookOf } from './outlook.ts';
import type { ExpressionQuery, IndicatorPlan } from './plan.ts';
import { SINCE } from './since-query.ts';
import type { SlotScan } from './slot-scan.ts';
import { targetSpec } from './target-spec.ts';
import { withUnknownRule } from './unknown-rule.ts';

/** Where a finding comes from; `now` stands in for indicators that ask nothing of a server. */
export type ReadingLookup = {
  readonly find: (query: ExpressionQuery) => ReadingState;
  readonly now: EpochMs;
};

/** One indicator: its readings measured by its kind and judged against its target. Pure. */
export function evaluateIndicator(
  plan: IndicatorPlan,
  lookup: ReadingLookup,
  exemptions: readonly Exemption[] = [],
): Evaluation {
  const { indicator, window } = plan;
  const asked = [...askedFor('figure', plan.queries), ...askedFor('outlook', plan.outlook ?? {})];
  const states = asked.map((one) => ({ ...one, state: lookup.find(one.query) }));
  const common = { indicator, window, asked };

  const failed = states.flatMap(({ name, serves, state }) =>
    state.state === 'failed' ? [{ name, serves, error: state.error }] : [],
  );
  const lost = failed.find(({ name, serves }) => serves === 'figure' && name !== SINCE);
  if (lost !== undefined) return { ...common, state: 'failed', error: lost.error };
  const ready = states.flatMap(({ name, state }) => (state.state === 'ready' ? [{ name, ...state }] : []));
  // A grade that turns when its outlook arrives is worse than one that comes a moment later.
  if (ready.length + failed.length < states.length) return { ...common, state: 'loading' };

  const at = ready.length === 0 ? lookup.now : epochMs(Math.min(...ready.map(({ reading }) => reading.at)));
  const byName = new Map(ready.map(({ name, reading }) => [name, reading]));
  const readings: Readings = {
    samples: (name): readonly Sample[] => byName.get(name)?.samples ?? [],
    scans: (name): readonly SlotScan[] => byName.get(name)?.scans ?? [],
  };
  const measurement = vouchedFor(
    indicator,
    at,
    finite(withUnknownRule(kindOf(indicator).measure(indicator, readings, { at, window }), byName)),
  );
  const outlook = outlookOf(indicator, byName, at);
  const exemption = exemptionOf(exemptions, indicator.id, at);
  return {
    ...common,
    state: 'ready',
    at,
    readings: byName,
    measurement,
    outlook,
    judgement:
      exemption === null ? judge(indicator, measurement, { window, forward: outlook.forward }) : null,
    exemption,
    warnings: [
      ...new Set([
        ...ready.flatMap(({ reading }) => reading.warnings),
        ...failed.map(
          ({ name, error }) => `${name === SINCE ? UNKNOWN_SINCE : UNKNOWN_OUTLOOK}: ${error.message}`,
        ),
      ]),
    ],
    infos: [...new Set(ready.flatMap(({ reading }) => reading.infos))],
    refreshError: ready.find(({ refreshError }) => refreshError !== null)?.refreshError ?? null,
  };
}

const UNKNOWN_SINCE = 'Whether there is data for all of the window is not known';
const UNKNOWN_OUTLOOK = 'Whether worse is to come is not known';

const askedFor = (
  serves: AskedQuery['serves'],
  queries: Readonly<Record<string, ExpressionQuery>>,
): readonly AskedQuery[] => Object.entries(queries).map(([name, query]) => ({ name, query, serves }));

/** What nobody vouches for any more, or not yet, is no figure, whatever the server still says. */
function vouchedFor({ attestation }: Indicator, at: EpochMs, measurement: Measurement): Measurement {
  const lapse = attestation === undefined ? null : attestationLapse(attestation, at);
  return lapse === null ? measurement : { ...measurement, outcome: noData(lapse) };
}

/** NaN and infinities are answers a server gives and no figures anybody can judge. */
function finite(measurement: Measurement): Measurement {
  const value = valueOrNull(measurement.outcome);
  if (typeof value !== 'number' || Number.isFinite(value)) return measurement;
  return { ...measurement, outcome: noData('not-a-number') };
}

/** Whether an indicator moves the grade: it belongs to a pillar, has a target, and nobody switched it off. */
export const isGraded = (indicator: Indicator): boolean =>
  indicator.pillar !== undefined && indicator.graded !== false && targetSpec(indicator) !== null;

type Circumstances = { readonly window: DurationMs | null; readonly forward: readonly string[] };

function judge(
  indicator: Indicator,
  measurement: Measurement,
  { window, forward }: Circumstances,
): Judgement | null {
  const spec = targetSpec(indicator);
  if (spec === null || indicator.graded === false) return null;
  const { outcome, judgement } = measurement;
  // No incidents at all leaves a mean of nothing: there is nothing to judge, and nothing missing either.
  if (outcome.kind === 'no-data' && outcome.reason === 'no-incidents') return null;
  if (judgement !== undefined)
    return { ...judgement, isCeiling: false, isAtBest: judgement.status === 'Exceeding' };

  const judged = indicatorStatus(spec, {
    value: valueOrNull(outcome),
    n: measurement.n ?? undefined,
    age: measurement.age,
    coverage: measurement.coverage,
    interval: window === null ? undefined : intervalOf(measurement),
    forward,
  });
  const reasons = outcome.kind === 'ok' ? judged.reasons : [...new Set([...judged.reasons, outcome.reason])];
  const { isCeiling, atBest } = judged;
  const isContradicted = measurement.decision === 'missed' && (judged.u ?? Number.POSITIVE_INFINITY) <= 1;
  if (isContradicted && judged.status !== 'No data') {
    return {
      status: 'Missed',
      u: Number.POSITIVE_INFINITY,
      reasons: [...reasons, 'decided-from-counts'],
      isCeiling,
      isAtBest: false,
    };
  }
  return { status: judged.status, u: judged.u, reasons, isCeiling, isAtBest: atBest };
}

/**
 * How sure a share of events is. Without a window nothing happened over time: all there is was counted, and nothing of
 * it is left to chance.
 */
function intervalOf({ counts }: Measurement): readonly [number, number] | undefined {
  if (counts === undefined || !(counts.k >= 0 && counts.k <= counts.n && counts.n < Number.POSITIVE_INFINITY))
    return undefined;
  const { low, high } = wilsonInterval(counts.k, counts.n);
  return [low, high];
}
