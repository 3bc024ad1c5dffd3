import { definitionsOf } from '#config/definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';

/** Of what scorecard.json measures and judges by: on a report, on paper, in the details, in evidence. */
export const configHash = (config: ScorecardConfig): string => definitionsOf(config).hash;
