import type { Status } from '#compute/status.ts';
import { isGraded } from './evaluate-indicator.ts';
import type { Evaluation } from './evaluation.ts';
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
  if (figure.status === 'No data') return figure.reason ?? 'There is no data';
  const against = `${figure.text} against a target of ${figure.target ?? 'nothing'}`;
  return figure.reason === null ? against : `${against}. ${figure.reason}`;
}
