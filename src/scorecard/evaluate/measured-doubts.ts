import { MIN_COVERAGE } from '#compute/availability.ts';
import type { DoubtCode } from '#compute/doubt-rule.ts';
import { formatValue } from '#compute/format-value.ts';
import { DAY, SECOND } from '#compute/units.ts';
import { wilsonInterval } from '#compute/wilson.ts';
import type { Indicator } from '#config/indicator.ts';
import { goodShare, isEstimated, keepsBudget, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import type { Measurement } from '#scorecard/indicators/kind.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { absentCounterText } from '#scorecard/trust/absent-counter.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { labelsText } from '#scorecard/trust/members.ts';
import type { Unanswered } from './evaluation.ts';
import type { Doubts, QueryEvidence } from './evidence.ts';
import { impossiblyFree } from './implausible.ts';
import { coverageText, wholeUnits } from './known-part.ts';
import { matcherFindings } from './matcher-presence.ts';

/** Names in a sentence, before it says how many more there are. */
const MOST_NAMES = 3;

type Found = {
  readonly evidence: QueryEvidence;
  readonly unanswered: readonly Unanswered[];
  readonly results: ReadonlyMap<string, QueryResult>;
};

/** Everything that puts a figure in doubt. */
export function measuredDoubts(
  { indicator, window, calendar }: IndicatorPlan,
  measurement: Measurement,
  { evidence, unanswered, results }: Found,
): Doubts {
  const codes: DoubtCode[] = [...(measurement.doubts ?? [])];
  const details: Record<string, string> = {};
  const add = (code: DoubtCode, detail: string) => {
    codes.push(code);
    details[code] = detail;
  };
  const findings = matcherFindings(indicator, results.get(LABELS)?.samples ?? []);
  if (measurement.outcome.kind !== 'no-data') {
    for (const { code, detail } of findings)
      add(code, together(measurement.details?.[code], details[code], detail));
  } else if (ABSENT.has(measurement.outcome.reason) && findings[0] !== undefined) {
    details[measurement.outcome.reason] = findings[0].detail;
  }
  const { coverage = 1 } = measurement;
  if (coverage < MIN_COVERAGE && measurement.outcome.kind !== 'no-data')
    add(
      'insufficient-coverage',
      knownText(coverage, calendar === undefined || window === null ? window : wholeUnits(window)),
    );
  if (calendar !== undefined && window !== null && window < DAY && measurement.outcome.kind !== 'no-data')
    add(
      isLeftToChance(indicator, measurement) ? 'period-undecided' : 'period-begun',
      `${formatValue(window / SECOND, 'seconds')} of the ${calendar.period} so far`,
    );
  const [first, ...others] = evidence.vanished;
  if (first !== undefined) {
    const named = [first, ...others.slice(0, MOST_NAMES - 1)]
      .map(({ labels }) => labelsText(labels))
      .join('; ');
    const more = evidence.vanished.length - MOST_NAMES;
    add('member-vanished', more > 0 ? `${named}; and ${more} more` : named);
  }
  for (const { serves, error } of unanswered)
    add(serves === 'outlook' ? 'outlook-unknown' : 'known-time-unknown', error.message);
  for (const template of evidence.neverSeen) {
    if (measurement.outcome.kind !== 'no-data') add('counter-absent', absentCounterText(template));
  }
  if (keepsBudget(indicator) && isEstimated(measurement))
    add('outlook-unknown', 'the bound is no bucket bound, so nobody counts what burns the error budget');
  const free = impossiblyFree(indicator, measurement);
  if (free !== null) add('stands-still', free);
  const said = [...results.values()].flatMap(({ warnings, infos }) => [
    ...warnings,
    ...infos.filter(isDoubt),
  ]);
  if (said[0] !== undefined) add('server-warning', said[0]);
  const sampled = evidence.coverage ?? 1;
  const good = keepsBudget(indicator) ? goodShare(indicator, measurement) : null;
  if (window !== null && keepsBudget(indicator) && sampled >= MIN_COVERAGE && good !== null) {
    const allowed = 1 - objectiveOf(indicator);
    const bad = 1 - good;
    const time = (share: number) => formatValue((share * window) / SECOND, 'seconds');
    if (sampled < 1 && 1 - sampled > allowed - bad)
      add('unknown-exceeds-budget', `${time(1 - sampled)} unknown, ${time(allowed)} allowed`);
  }
  return { codes: [...new Set(codes)], details };
}

/** Whether the events that were counted leave the target on either side. */
function isLeftToChance({ target }: Indicator, { counts }: Measurement): boolean {
  if (counts === undefined || typeof target !== 'number' || !(counts.k >= 0 && counts.k <= counts.n))
    return false;
  const { low, high } = wilsonInterval(counts.k, counts.n);
  return low < target && target < high;
}

/** Why there is no figure, where a matcher that finds nothing may be behind it. */
const ABSENT: ReadonlySet<string> = new Set([
  'metric-absent',
  'no-denominator',
  'no-valid-events',
  'no-observations',
]);

const together = (...details: readonly (string | undefined)[]): string =>
  [...new Set(details.filter((detail) => detail !== undefined))].join('; ');

const knownText = (coverage: number, window: number | null): string =>
  (window === null ? null : coverageText(coverage * window, window)) ??
  `${formatValue(coverage, 'ratio')} of it is known`;

/** Ours, such as where a response was read from, are none; and how a metric is named says nothing of its data. */
const isDoubt = (info: string): boolean =>
  /^PromQL info/i.test(info) && !/might not be a counter, name does not end in/i.test(info);
