import type { Status } from '#compute/status.ts';
import type { PillarEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { DASH, type Figure, figureOf } from './figure.ts';

/** One row of the Excellence Scorecard: Pillar, Target, Current, Status. */
export type PillarRow = {
  readonly id: string;
  readonly title: string;
  readonly question: string | null;
  readonly isLoading: boolean;
  readonly status: Status;
  /** The target with the name of what it is about: "P95 ≤ 200 ms". */
  readonly target: string;
  readonly headline: Figure | null;
  readonly others: readonly Figure[];
  /** Why the pillar stands lower than its headline, as a sentence; null when it does not. */
  readonly heldBack: string | null;
};

export const pillarRows = (pillars: readonly PillarEvaluation[], currency: string): readonly PillarRow[] =>
  pillars.map((evaluation) => pillarRow(evaluation, currency));

function pillarRow(evaluation: PillarEvaluation, currency: string): PillarRow {
  const { pillar, status, state } = evaluation;
  const headline = evaluation.headline === null ? null : figureOf(evaluation.headline, currency);
  const others = evaluation.others.map((other) => figureOf(other, currency));
  return {
    id: pillar.id,
    title: pillar.title,
    question: pillar.question ?? null,
    isLoading: state === 'loading',
    status,
    target: headline === null ? DASH : `${headline.short} ${headline.target ?? ''}`.trim(),
    headline,
    others,
    heldBack: state === 'loading' ? null : heldBack(evaluation, headline, others),
  };
}

function heldBack(
  { status, heldBackBy }: PillarEvaluation,
  headline: Figure | null,
  others: readonly Figure[],
): string | null {
  if (headline === null) return null;
  if (headline.exemption !== null) return `Not graded while ${headline.title} is exempt`;
  const practices = heldBackBy.map(({ title }) => title);
  const isLower = headline.status !== status;
  const figures = isLower
    ? others.filter((other) => other.status === 'Missed' || other.status === 'At risk')
    : [];
  const culprits = [...figures.map(({ title }) => title), ...practices];
  return culprits.length === 0 ? null : `Held back by ${culprits.join(', ')}`;
}
