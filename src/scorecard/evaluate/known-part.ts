import { DAY, type DurationMs, durationMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import type { Evaluation } from './evaluation.ts';

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
] as const;
const SMALLEST = [SECOND, 'second'] as const;

/** Sums of tiles end an ulp below 1. */
const NOISE = 1e-9;

/**
 * "27 of 30 days known", in the largest unit in which the part that is missing shows; null where all of it is known.
 * What is known is rounded down.
 * @param share of the window that is known
 */
export function knownPart(share: number, window: DurationMs | null): string | null {
  if (window === null || share >= 1 - NOISE) return null;
  const known = Math.max(0, share) * window;
  const [size, name] =
    UNITS.find(
      ([unit]) =>
        window % unit === 0 && window - known >= unit * (1 - NOISE) && (known === 0 || known >= unit),
    ) ?? SMALLEST;
  const all = Math.round(window / size);
  return `${Math.floor(known / size + NOISE)} of ${all} ${name}${all === 1 ? '' : 's'} known`;
}

/** The same of the window of a figure; null also where nobody could tell. */
export const knownPartOf = ({ window, calendar, ...evaluation }: Evaluation): string | null =>
  evaluation.state === 'ready'
    ? knownPart(
        evaluation.measurement.coverage ?? 1,
        calendar === undefined || window === null ? window : wholeUnits(window),
      )
    : null;

/** What there is of a period, in whole hours, or in whole minutes below a day: nobody reads its seconds. */
export function wholeUnits(window: DurationMs): DurationMs {
  const unit = window >= DAY ? HOUR : window >= MINUTE ? MINUTE : SECOND;
  return durationMs(Math.floor(window / unit) * unit);
}

/** A trend may start one tile late without anybody calling it short. */
const SHORT_BELOW = 0.97;

/** "15 of 30 days known"; null where hardly anything is missing, and where nothing is there, which is said elsewhere. */
export const coverageText = (covered: number, span: number): string | null =>
  covered >= span * SHORT_BELOW || covered === 0 ? null : knownPart(covered / span, durationMs(span));
