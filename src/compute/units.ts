/**
 * The three quantities that are easiest to mix up carry their unit in the type.
 * Everything inside the app is in milliseconds and fractions; seconds and percent
 * exist only on the wire and in `format-value.ts`.
 */
declare const unit: unique symbol;
export type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Branded<number, 'EpochMs'>;
/** A length of time in milliseconds. */
export type DurationMs = Branded<number, 'DurationMs'>;
/** A fraction; 1 is the whole. May leave 0..1 where a formula allows it (an overspent budget). */
export type Ratio = Branded<number, 'Ratio'>;

function finite(value: number, name: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`);
  return value;
}

export const epochMs = (ms: number): EpochMs => finite(ms, 'an instant') as EpochMs;
export const durationMs = (ms: number): DurationMs => finite(ms, 'a duration') as DurationMs;
export const ratio = (fraction: number): Ratio => finite(fraction, 'a ratio') as Ratio;

export const SECOND = 1_000 as DurationMs;
export const MINUTE = 60_000 as DurationMs;
export const HOUR = 3_600_000 as DurationMs;
export const DAY = 86_400_000 as DurationMs;
