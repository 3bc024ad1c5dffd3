import { noData } from '#compute/outcome.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Measurement, Need, NeedResults } from './kind.ts';

type Evidence = { readonly freshness?: string | undefined };

export const freshnessNeed = ({ freshness }: Evidence): readonly Need[] =>
  freshness === undefined ? [] : [{ name: 'freshness', template: freshness, shape: 'samples' }];

/** Clocks differ by less than this. */
const AHEAD = 5 * MINUTE;
const OLDEST_SECONDS = 100 * 365 * (DAY / SECOND);

export type EvidenceAge =
  | { readonly kind: 'none' }
  | { readonly kind: 'age'; readonly age: DurationMs }
  | ({ readonly kind: 'unusable' } & Pick<Measurement, 'outcome' | 'details'>);

/**
 * How old the evidence is: of several pieces the oldest. Unusable where the config asks for it and the server has none
 * (then a zero was not seen, it is merely absent), and where the time is none: in the future, or in another unit.
 */
export function evidenceAge(evidence: Evidence, results: NeedResults, at: EpochMs): EvidenceAge {
  if (evidence.freshness === undefined) return { kind: 'none' };
  const times = results.samples('freshness').map(({ value }) => value);
  if (times.length === 0 || times.some((time) => !Number.isFinite(time)))
    return { kind: 'unusable', outcome: noData('metric-absent') };
  const now = at / SECOND;
  const wrong = times.find((time) => time > now + AHEAD / SECOND || time < now - OLDEST_SECONDS);
  if (wrong !== undefined) return { kind: 'unusable', ...implausibleTime(wrong) };
  return { kind: 'age', age: durationMs(Math.max(0, (now - Math.min(...times)) * SECOND)) };
}

/** What an age adds to a measurement. */
export function ageOf(age: EvidenceAge): Partial<Pick<Measurement, 'age' | 'outcome' | 'details'>> {
  if (age.kind === 'none') return {};
  const { kind, ...rest } = age;
  return rest;
}

function implausibleTime(seconds: number): Pick<Measurement, 'outcome' | 'details'> {
  const year = new Date(seconds * SECOND).getUTCFullYear();
  const when = Number.isNaN(year) ? `${seconds} s` : `a time in the year ${year}`;
  const detail = `it gives ${when}; a Unix time in seconds is wanted, so divide milliseconds by 1000`;
  return { outcome: noData('timestamp-implausible'), details: { 'timestamp-implausible': detail } };
}
