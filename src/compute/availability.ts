import { noData, type Outcome, ok, partial } from './outcome.ts';
import { type DurationMs, durationMs, type Ratio, ratio } from './units.ts';

export type EventCounts = {
  readonly bad: number;
  /** Good and bad together, without what is excluded. */
  readonly valid: number;
};

export type RequestCounts = {
  readonly good: number;
  readonly bad: number;
  readonly excluded: number;
};

/** Which answers count against us, and which do not count at all. Bad wins where both hold. */
export type RequestRule = {
  readonly isBad: (status: string) => boolean;
  readonly isExcluded: (status: string) => boolean;
};

/** Extrapolated counts of one scrape may differ by float noise. */
export const COUNT_NOISE = 1e-9;

/**
 * Share of bad events among the valid ones.
 * bad / valid
 * @param counts events over one and the same time; fractions allowed, as increase() extrapolates
 * @returns 0..1. No data (`no-valid-events`) without valid events; (`not-a-number`) if a count is not finite;
 *   (`inconsistent-counts`) if more events are bad than there are
 * @example eventRatio({ bad: 90, valid: 30000 }) // → { kind: 'ok', value: 0.003 }
 * @example eventRatio({ bad: 0, valid: 0 }) // → { kind: 'no-data', reason: 'no-valid-events' }
 */
export function eventRatio({ bad, valid }: EventCounts): Outcome<Ratio> {
  if (!Number.isFinite(bad) || !Number.isFinite(valid)) return noData('not-a-number');
  if (valid === 0) return noData('no-valid-events');
  if (bad < 0 || bad > valid * (1 + COUNT_NOISE)) return noData('inconsistent-counts');
  return ok(ratio(Math.min(bad / valid, 1)));
}

/**
 * Sorts request counts by what their status means.
 * @param byStatus requests per status label ("200", "503"), over one and the same time
 * @param rule     see requestRule for the usual ones
 * @example countRequests({ 200: 9800, 404: 190, 500: 10 }, requestRule('without-4xx')) // → { good: 9800, bad: 10, excluded: 190 }
 */
export function countRequests(byStatus: Readonly<Record<string, number>>, rule: RequestRule): RequestCounts {
  const counts = { good: 0, bad: 0, excluded: 0 };
  for (const [status, count] of Object.entries(byStatus)) {
    const side = rule.isBad(status) ? 'bad' : rule.isExcluded(status) ? 'excluded' : 'good';
    counts[side] += count;
  }
  return counts;
}

/**
 * `without-4xx`: 1 − 5xx/(all − 4xx), a caller's mistake is no downtime.
 * `non-5xx`: 1 − 5xx/all. `strict`: (2xx + 3xx)/all.
 */
export type RequestFormula = 'without-4xx' | 'non-5xx' | 'strict';

/**
 * The rule behind one of the usual availability formulas.
 * @param badExtra statuses that are bad whatever their class, such as "429" where throttling is our fault
 * @example countRequests({ 200: 990, 429: 10 }, requestRule('without-4xx', ['429'])).bad // → 10
 */
export function requestRule(formula: RequestFormula, badExtra: readonly string[] = []): RequestRule {
  const isBadByClass =
    formula === 'strict'
      ? (status: string) => !/^[23]/.test(status)
      : (status: string) => status.startsWith('5');
  return {
    isBad: (status) => isBadByClass(status) || badExtra.includes(status),
    isExcluded: (status) => formula === 'without-4xx' && status.startsWith('4'),
  };
}

/**
 * Share of valid requests that did not fail.
 * 1 − bad / (good + bad)
 * @param counts from countRequests
 * @returns 0..1, or the no data of eventRatio: without a valid request nothing was available or unavailable
 * @example requestAvailability({ good: 9990, bad: 10, excluded: 500 }) // → { kind: 'ok', value: 0.999 }
 */
export function requestAvailability({ good, bad }: RequestCounts): Outcome<Ratio> {
  const badRatio = eventRatio({ bad, valid: good + bad });
  return badRatio.kind === 'no-data' ? badRatio : ok(ratio(1 - badRatio.value));
}

/** What an unknown slot counts as. */
export type UnknownPolicy = 'exclude' | 'bad' | 'good';

export type TimeAvailability = {
  readonly uptime: Outcome<Ratio>;
  /** Known share of the time; null without any time. */
  readonly coverage: Ratio | null;
  readonly badSlots: number;
};

/** Below this share of known time an uptime is no basis for more than Met. */
export const MIN_COVERAGE = 0.9;

/**
 * Share of time that was good.
 * good / (good + bad), unknown time left out unless the policy says otherwise
 * @param slots  all of the window, in slots or any unit of time
 * @param policy what unknown time counts as
 * @returns `partial` (`insufficient-coverage`) below 90 % known time, with every policy; no data
 *   (`no-observations`) when nothing is left to count
 * @throws RangeError if bad and unknown are more than there is
 * @example timeAvailability({ slots: 100, bad: 1, unknown: 10 }, 'bad').uptime // → { kind: 'ok', value: 0.89 }
 * @example timeAvailability({ slots: 5, bad: 0, unknown: 5 }, 'exclude').uptime // → { kind: 'no-data', reason: 'no-observations' }
 */
export function timeAvailability(
  { slots, bad, unknown }: { readonly slots: number; readonly bad: number; readonly unknown: number },
  policy: UnknownPolicy,
): TimeAvailability {
  if (!(bad >= 0 && unknown >= 0 && bad + unknown <= slots)) {
    throw new RangeError(`${bad} bad and ${unknown} unknown do not fit into ${slots} slots`);
  }
  const badSlots = policy === 'bad' ? bad + unknown : bad;
  const counted = policy === 'exclude' ? slots - unknown : slots;
  const coverage = slots === 0 ? null : ratio((slots - unknown) / slots);
  if (counted === 0) return { uptime: noData('no-observations'), coverage, badSlots };
  const uptime = ratio((counted - badSlots) / counted);
  const isCovered = coverage !== null && coverage >= MIN_COVERAGE;
  return { uptime: isCovered ? ok(uptime) : partial(uptime, 'insufficient-coverage'), coverage, badSlots };
}

/**
 * Downtime that a target leaves room for.
 * (1 − target) · window
 * @throws RangeError if the target is outside 0..1
 * @example allowedDowntime(ratio(0.999), durationMs(30 * DAY)) // ≈ 2592000
 */
export function allowedDowntime(target: Ratio, window: DurationMs): DurationMs {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`a target lies in 0..1, got ${target}`);
  return durationMs((1 - target) * window);
}

/**
 * Availability that a mean time between failures and a mean time to restore amount to.
 * mtbf / (mtbf + mttr)
 * @throws RangeError if either is negative or both are zero
 * @example impliedAvailability(durationMs(720 * HOUR), durationMs(4 * HOUR)) // ≈ 0.994475138121547
 */
export function impliedAvailability(mtbf: DurationMs, mttr: DurationMs): Ratio {
  if (mtbf < 0 || mttr < 0 || mtbf + mttr === 0) {
    throw new RangeError(
      `no availability follows from ${mtbf} ms between failures and ${mttr} ms to restore`,
    );
  }
  return ratio(mtbf / (mtbf + mttr));
}

/**
 * Longest mean time to restore that still reaches an availability, the counterpart of impliedAvailability.
 * mtbf · (1 − target) / target
 * @throws RangeError if the target is not above 0 and at most 1
 * @example requiredMttr(ratio(0.999), durationMs(720 * HOUR)) // ≈ 2594594.594594594
 */
export function requiredMttr(target: Ratio, mtbf: DurationMs): DurationMs {
  if (!(target > 0 && target <= 1))
    throw new RangeError(`a target lies above 0 and at most 1, got ${target}`);
  return durationMs((mtbf * (1 - target)) / target);
}
