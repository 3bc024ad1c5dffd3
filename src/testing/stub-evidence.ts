import { type EpochMs, epochMs } from '#compute/units.ts';
import { gridLength } from '#prometheus/step.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';

/** Queries of `evidenceQueries`, told by what nobody else asks. */
const ASKS_EVIDENCE =
  /^count (by|without) \(|^count\(last_over_time\(|^max by \(job\) \(up\)$|\bunless last_over_time\(/;

/**
 * For tests: what a server answers that has had samples of everything for all of the time, and on which nothing has
 * begun or ended; null for any other query.
 */
export function fullEvidence(query: ExpressionQuery, at: EpochMs): QueryResult | null {
  if (!ASKS_EVIDENCE.test(query.expr)) return null;
  const isSampled = /^count(?:\(| (?:by|without) \((?!le\b))/.test(query.expr);
  const grid = query.shape === 'tiles' ? tileGrid(query, at) : null;
  const times = Float64Array.from({ length: grid === null ? 0 : gridLength(grid) }, (_, index) =>
    grid === null ? 0 : grid.start + index * grid.step,
  );
  return {
    at,
    askedInFull: at,
    samples: isSampled && grid === null ? [{ labels: {}, time: epochMs(at), value: 1 }] : [],
    series: isSampled && grid !== null ? [{ labels: {}, times, values: times.map(() => 1) }] : [],
    scans: [],
    firing: [],
    names: [],
    warnings: [],
    infos: [],
    clockLead: null,
  };
}
