import { type Bucket, parseLe } from '#compute/bucket.ts';

/** Golden vectors write non-finite numbers as text, because JSON cannot. For tests only. */
const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  '+Inf': Number.POSITIVE_INFINITY,
  '-Inf': Number.NEGATIVE_INFINITY,
};

/** Replaces "NaN", "+Inf" and "-Inf" by the numbers they stand for, at any depth. */
export function readVectors<T>(json: unknown): T {
  return decode(json) as T;
}

function decode(node: unknown): unknown {
  if (typeof node === 'string') return SPECIAL[node] ?? node;
  if (Array.isArray(node)) return node.map(decode);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, decode(value)]));
}

export type Tolerance = { readonly tol?: number; readonly relTol?: number };

/** Vectors without a tolerance are decimal results of double arithmetic. */
const DEFAULT_REL_TOL = 1e-12;

/** Throws unless two numbers agree; NaN agrees with NaN, null with null, and an infinity only with itself. */
export function assertClose(
  actual: number | null,
  expected: number | null,
  { tol, relTol }: Tolerance = {},
): void {
  if (Object.is(actual, expected) || actual === expected) return;
  if (actual !== null && expected !== null) {
    const allowed = Math.max(
      tol ?? 0,
      (relTol ?? (tol === undefined ? DEFAULT_REL_TOL : 0)) * Math.abs(expected),
    );
    if (Math.abs(actual - expected) <= allowed) return;
  }
  throw new Error(`expected ${expected}, got ${actual}`);
}

/** Buckets out of [le label, count] pairs. A label that is no number is skipped, as a client skips the series. */
export function readBuckets(pairs: readonly (readonly (string | number)[])[]): readonly Bucket[] {
  const buckets = pairs.flatMap(([label, count]) => {
    const le = parseLe(String(label));
    return le === null ? [] : [{ le, count: Number(count) }];
  });
  return Object.freeze(buckets);
}
