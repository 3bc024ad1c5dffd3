import type { ScorecardConfig } from '#config/schema.ts';

/**
 * Tells scorecards and servers apart, and gives nothing away: no address goes in that may hold credentials.
 * Not for security: FNV-1a, twice, since the Web Crypto API is missing where a television opens plain http.
 * @param label the server's address for people, without credentials
 */
export function fingerprintOf({ prometheus: _, ...config }: ScorecardConfig, label: string): string {
  const text = JSON.stringify([config, label]);
  return `${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x01000193)}`;
}

function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
