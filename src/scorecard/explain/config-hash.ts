import { definitionsOf } from '#config/definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';

const known = new WeakMap<ScorecardConfig, string>();

/** Of what scorecard.json measures and judges by: on a report, on paper, in the details, in evidence. */
export function configHash(config: ScorecardConfig): string {
  const hash = known.get(config) ?? definitionsOf(config).hash;
  known.set(config, hash);
  return hash;
}
