import { formatValue } from '#compute/format-value.ts';
import { SECOND } from '#compute/units.ts';
import type { QueryResultStates } from '#scorecard/queries/query-result.ts';

const TOLERATED = 30 * SECOND;

/**
 * A sentence when this device's clock and the server's are too far apart: then "now" asks for the wrong time.
 * The browser shows the server's clock only on the same origin or where CORS exposes it.
 */
export function clockSkewSentence(results: QueryResultStates): string | null {
  for (const entry of results.values()) {
    const skew = entry.state === 'ready' ? entry.result.clockLead : null;
    if (skew === null) continue;
    if (Math.abs(skew) <= TOLERATED) return null;
    const amount = formatValue(Math.abs(skew) / SECOND, 'seconds');
    return `The clock of this device is ${amount} ${skew > 0 ? 'behind' : 'ahead of'} the server's, so figures are for the wrong time.`;
  }
  return null;
}
