import type { Status } from '#compute/status.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { type Figure, figureOf } from './figure.ts';

/** What needs attention, worst first: missed, then at risk, then what nobody can tell. */
const ORDER: Readonly<Partial<Record<Status, number>>> = { Missed: 0, 'At risk': 1, 'No data': 2 };

/** One thing to attend to: an indicator, or several that lack data for the same reason. */
export type AttentionItem = {
  readonly status: Status;
  readonly figures: readonly Figure[];
  readonly sentence: string;
};

export function attentionList(
  evaluations: ReadonlyMap<string, Evaluation>,
  currency: string,
): readonly AttentionItem[] {
  const items = new Map<string, AttentionItem>();
  for (const evaluation of evaluations.values()) {
    if (evaluation.state === 'loading' || !isGraded(evaluation.indicator)) continue;
    const figure = figureOf(evaluation, currency);
    if (figure.status === null || ORDER[figure.status] === undefined) continue;
    const sentence = sentenceOf(figure);
    const key = figure.status === 'No data' ? sentence : figure.id;
    const figures = [...(items.get(key)?.figures ?? []), figure];
    items.set(key, { status: figure.status, figures, sentence });
  }
  return [...items.values()].sort((a, b) => (ORDER[a.status] ?? 0) - (ORDER[b.status] ?? 0));
}

function sentenceOf(figure: Figure): string {
  if (figure.status === 'No data') return figure.reason?.replace(/\.$/, '') ?? 'There is no data';
  const against = `${figure.text} against a target of ${figure.target ?? 'nothing'}`;
  return figure.reason === null ? against : `${against}. ${figure.reason}`;
}

/** The figures that do not count for now, with the reason; the first to count again first. */
export const exemptFigures = (
  evaluations: ReadonlyMap<string, Evaluation>,
  currency: string,
): readonly Figure[] =>
  [...evaluations.values()]
    .flatMap((evaluation) =>
      evaluation.state === 'ready' && evaluation.exemption !== null
        ? [{ until: evaluation.exemption.until, figure: figureOf(evaluation, currency) }]
        : [],
    )
    .sort((one, other) => (one.until < other.until ? -1 : 1))
    .map(({ figure }) => figure);

/** "One target is exempt and not judged."; null where none is. */
export const exemptSentence = (count: number): string | null =>
  count === 0 ? null : `${count === 1 ? 'One target is' : `${count} targets are`} exempt and not judged.`;

/** What is to be said above the list; null where the list says it all. */
export function attentionLead(counts: {
  readonly items: number;
  readonly overdue: number;
  readonly exempt: number;
}): string | null {
  const { items, overdue, exempt } = counts;
  const exempted = exemptSentence(exempt);
  if (items > 0) return exempted;
  if (exempted !== null) return `Every other target that is graded is met. ${exempted}`;
  return `${overdue === 0 ? 'Nothing does. ' : ''}All graded targets are met.`;
}
