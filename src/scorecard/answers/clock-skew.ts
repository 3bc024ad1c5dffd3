import { formatValue } from '#compute/format-value.ts';
import { SECOND } from '#compute/units.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultStates } from '#scorecard/queries/query-result.ts';

const TOLERATED = 30 * SECOND;

/**
 * A sentence for each server whose clock and this device's are too far apart: then "now" asks it for the wrong time.
 * null where all are near enough. The browser shows a server's clock only on the same origin or where CORS exposes it.
 */
export function clockSkewSentence(
  queries: readonly PlannedQuery[],
  results: QueryResultStates,
): string | null {
  const leads = new Map<string | undefined, number>();
  for (const query of queries) {
    const entry = results.get(queryId(query));
    const lead = entry?.state === 'ready' ? entry.result.clockLead : null;
    if (lead !== null && !leads.has(query.source)) leads.set(query.source, lead);
  }
  const sentences = [...leads].flatMap(([source, lead]) =>
    Math.abs(lead) > TOLERATED ? [skewSentence(source, lead)] : [],
  );
  return sentences.length === 0 ? null : sentences.join(' ');
}

function skewSentence(source: string | undefined, lead: number): string {
  const amount = formatValue(Math.abs(lead) / SECOND, 'seconds');
  const [of, figures] =
    source === undefined ? ["the server's", 'figures'] : [`that of the server "${source}"`, 'its figures'];
  return `The clock of this device is ${amount} ${lead > 0 ? 'behind' : 'ahead of'} ${of}, so ${figures} are for the wrong time.`;
}
