import { SECOND } from '#compute/units.ts';
import { nameOf } from '#config/indicator.ts';
import { errorBudgetOf } from '#scorecard/evaluate/error-budget.ts';
import type { Evaluation, Grade } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { spentTime } from './budget-time.ts';

/** The grade in one sentence, and what is left of the error budget in plain time. */
export function summarySentence(
  { verdict }: Pick<Grade, 'verdict'>,
  evaluations: ReadonlyMap<string, Evaluation>,
): string {
  const budget = budgetSentence(evaluations);
  return budget === null ? `${verdict}.` : `${verdict}. ${budget}`;
}

/** "22 of 43 minutes of the 30-day error budget left (27 of 30 days known)."; of several budgets the one with the least left. */
function budgetSentence(evaluations: ReadonlyMap<string, Evaluation>): string | null {
  const budgets = [...evaluations.values()]
    .flatMap((evaluation) => {
      const budget = budgetOf(evaluation);
      return budget === null || evaluation.window === null
        ? []
        : [{ evaluation, window: evaluation.window, budget }];
    })
    .sort((one, other) => one.budget.remaining - other.budget.remaining);
  const [scarcest] = budgets;
  if (scarcest === undefined) return null;
  const { evaluation, window, budget } = scarcest;
  const { indicator } = evaluation;
  const known = knownPartOf(evaluation);
  const text = `${spentTime(budget, window, evaluation.calendar?.period)}${known === null ? '' : ` (${known})`}.`;
  return budgets.length === 1 ? text : `${nameOf(indicator)}: ${text}`;
}

/** The error budget as time of complete outage, in seconds; null where the indicator keeps none or has no data. */
export function budgetOf(evaluation: Evaluation): { left: number; all: number; remaining: number } | null {
  const budget = errorBudgetOf(evaluation);
  if (budget === null) return null;
  const all = budget.budgetTime / SECOND;
  return { all, left: budget.remaining * all, remaining: budget.remaining };
}

/** The caps of `compute/overall-grade.ts` in words a leader understands, without a full stop. */
const CAPS: Readonly<Record<string, string>> = {
  'coverage<60%': 'Less than 60 % of the weight has data, too little for a letter',
  'not all at best->A': 'At most A: not every pillar is as good as it can be',
  'incomplete->A-': 'At most A−: a pillar has no data, so the grade is provisional',
  'pillar at risk->B+': 'At most B+: a pillar is at risk',
  '1 pillar missed->C+': 'At most C+: a pillar misses its target',
  '2 pillars missed->D+': 'At most D+: two pillars miss their targets',
  '3+ pillars missed->F': 'F: three or more pillars miss their targets',
};

export const capSentence = (cap: string): string => CAPS[cap] ?? cap;

/** "3 of 16 indicators have no data; the grade could be F to D"; null where nothing could change the letter. */
export function rangeSentence({ range }: Pick<Grade, 'range'>): string | null {
  const { worst, best, unknown, of } = range;
  if (worst === best) return null;
  const letters = `he grade could be ${letterText(worst)} to ${letterText(best)}`;
  if (unknown === 0) return `T${letters}`;
  return `${unknown} of ${of} indicators ${unknown === 1 ? 'has' : 'have'} no data; t${letters}`;
}

/** A letter as it is set: with a true minus sign, as wide as the plus. */
export const letterText = (letter: string | null): string => letter?.replace('-', '−') ?? 'no letter';
