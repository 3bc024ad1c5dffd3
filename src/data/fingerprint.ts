import { fingerprint } from '#config/fingerprint.ts';
import type { ScorecardConfig } from '#config/schema.ts';

/**
 * Tells scorecards and servers apart, and gives nothing away: no address goes in that may hold credentials.
 * @param addresses those of the servers for people, without credentials
 */
export const fingerprintOf = (
  { prometheus: _, ...config }: ScorecardConfig,
  addresses: readonly string[],
): string => fingerprint(JSON.stringify([config, addresses]));
