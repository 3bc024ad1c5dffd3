import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { type Figure, figureOf } from '#scorecard/explain/figure.ts';

/** One indicator in the check of the configuration against the live server. */
export type SetupRow = {
  readonly figure: Figure;
  readonly verdict: 'waiting' | 'OK' | 'attested' | 'no data' | 'failed';
  /** All that there is to say of it, the one that matters most first. */
  readonly reasons: readonly string[];
  readonly queries: readonly string[];
};

const VERDICTS = { loading: 'waiting', value: 'OK', 'no-data': 'no data', error: 'failed' } as const;

/** Those with trouble first. */
export function setupRows(
  evaluations: ReadonlyMap<string, Evaluation>,
  currency: string,
): readonly SetupRow[] {
  const order = ['failed', 'no data', 'waiting', 'OK', 'attested'];
  return [...evaluations.values()]
    .map((evaluation): SetupRow => {
      const figure = figureOf(evaluation, currency);
      return {
        figure,
        reasons: [...new Set([...(figure.reason === null ? [] : [figure.reason]), ...figure.notes])],
        verdict: evaluation.asked.length === 0 ? 'attested' : VERDICTS[figure.state],
        queries: [...new Set(evaluation.asked.map(({ query }) => query.expr))],
      };
    })
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}
