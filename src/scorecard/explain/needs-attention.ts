import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { type AttentionItem, attentionList, exemptFigures } from './attention.ts';
import type { Figure } from './figure.ts';
import { type OverduePractices, overduePractices } from './practice-list.ts';

/** What somebody should see to: one list for the page and for the wall. */
export type NeedsAttention = {
  readonly items: readonly AttentionItem[];
  readonly overdue: readonly OverduePractices[];
  readonly exempt: readonly Figure[];
};

/** @param at by when a practice had to be reviewed */
export function needsAttention(
  config: ScorecardConfig,
  evaluations: ReadonlyMap<string, Evaluation>,
  at: EpochMs,
): NeedsAttention {
  const { currency } = config;
  return {
    items: attentionList(evaluations, currency),
    overdue: overduePractices(config, at),
    exempt: exemptFigures(evaluations, currency),
  };
}
