import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { DASH, figureOf } from '#scorecard/explain/figure.ts';
import { figureChange } from '#scorecard/explain/period-change.ts';
import type { ReviewTable } from './review-table.ts';

/** The scorecard over one period, and how much of that period has data at all. */
export type Reviewed = {
  readonly evaluations: ReadonlyMap<string, Evaluation>;
  /** Share of the period; null where nobody can tell. */
  readonly covered: number | null;
};

const COLUMNS = ['Indicator', 'Before', 'Now', 'Change', 'Target', 'Status'] as const;

/** Some figures over both periods. */
export function figuresTable(
  title: string,
  ids: readonly string[],
  {
    now,
    before,
    currency,
    hasSparklines,
  }: {
    readonly now: Reviewed;
    readonly before: Reviewed;
    readonly currency: string;
    readonly hasSparklines: boolean;
  },
): ReviewTable {
  return {
    id: title,
    title,
    lead: null,
    columns: COLUMNS,
    hasSparklines,
    empty: 'scorecard.json has no such figures.',
    rows: ids.flatMap((id) => {
      const [current, earlier] = [now.evaluations.get(id), before.evaluations.get(id)];
      if (current === undefined || earlier === undefined) return [];
      const figure = figureOf(current, currency);
      const change = figureChange(
        { evaluation: current, covered: now.covered },
        { evaluation: earlier, covered: before.covered },
      );
      return [
        {
          id,
          indicator: id,
          cells: [
            figure.title,
            figureOf(earlier, currency).text,
            figure.text,
            change === null ? DASH : changeText(change),
            figure.target ?? DASH,
            figure.status === null ? DASH : { status: figure.status },
          ],
        },
      ];
    }),
  };
}

const changeText = ({ text, sense }: { readonly text: string; readonly sense: string }): string =>
  sense === 'better' || sense === 'worse' ? `${text}, ${sense}` : text;
