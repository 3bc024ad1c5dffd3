export type ValueAxis = {
  readonly min: number;
  readonly max: number;
  /** Rising, first = min, last = max. */
  readonly ticks: readonly number[];
};

const MANTISSAS = [1, 2, 2.5, 5, 10];

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below the raw step. */
function niceStep(raw: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const mantissa = MANTISSAS.find((candidate) => candidate * magnitude >= raw * (1 - 1e-9)) ?? 10;
  return mantissa * magnitude;
}

/** The same of sizes in bytes: 0.5, 1, 2 … 500 and 1,024 of the prefix that suits them. */
function binaryStep(raw: number): number {
  const prefix = 1024 ** Math.max(0, Math.floor(Math.log2(raw) / 10));
  const step = niceStep(raw / prefix);
  return (step > 500 ? 1024 : step) * prefix;
}

/** Sums of 0.1 are not round; twelve digits are, and more than any label shows. */
const round = (value: number) => Number(value.toPrecision(12));

function padFlat(lo: number, hi: number, limit: number): readonly [number, number] {
  if (lo !== hi) return [lo, hi];
  if (lo === 0) return [0, Math.min(1, limit)];
  const pad = Math.abs(lo) * 0.1;
  return [lo - pad, Math.max(hi, Math.min(hi + pad, limit))];
}

/**
 * A value axis that starts and ends on a tick and contains every value, every target and, if asked, zero.
 * @param values not finite ones are ignored; without any, the axis is 0 to 1
 * @param wanted about how many intervals
 * @param limit  the most a value can be, such as 1 for a share: no room is made above it
 * @param isBinary whether the ticks are sizes in bytes
 */
export function valueAxis(
  values: Iterable<number>,
  wanted: number,
  {
    from0 = false,
    limit = Number.POSITIVE_INFINITY,
    isBinary = false,
  }: { readonly from0?: boolean; readonly limit?: number; readonly isBinary?: boolean } = {},
): ValueAxis {
  let lo = from0 ? 0 : Number.POSITIVE_INFINITY;
  let hi = from0 ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  if (lo > hi) [lo, hi] = [0, 1];
  [lo, hi] = padFlat(lo, hi, limit);
  const raw = (hi - lo) / Math.max(1, wanted);
  const step = isBinary ? binaryStep(raw) : niceStep(raw);
  const first = Math.floor(round(lo / step));
  const last = Math.ceil(round(hi / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
  return { min: ticks[0] ?? lo, max: ticks.at(-1) ?? hi, ticks };
}
