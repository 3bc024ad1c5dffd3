import { formatValue } from '#compute/format-value.ts';
import { valueOrNull } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { windowText } from '#scorecard/explain/figure.ts';

/** Where spend stands in the band around its budget. Too little is off target as too much is. */
export type BudgetPosition = {
  readonly side: 'within' | 'over' | 'under';
  /** "$300 of $310 for 30 d", "$270 of $279 for 30 d (27 of 30 days known)" */
  readonly amounts: string;
  /** "3.23 % under budget, within ±10 %" */
  readonly verdict: string;
  /** Places on a line from 0 to 1: of the spend, and of the two ends of the band. */
  readonly place: number;
  readonly low: number;
  readonly high: number;
};

/** How much of the line lies beyond the band, on each side, in widths of the band. */
const BEYOND = 1;
const NOISE = 1e-9;

export function budgetPosition(evaluation: Evaluation | undefined, currency: string): BudgetPosition | null {
  if (evaluation?.state !== 'ready' || evaluation.indicator.kind !== 'band') return null;
  const deviation = valueOrNull(evaluation.measurement.outcome);
  if (typeof deviation !== 'number') return null;
  const { band, target = 0 } = evaluation.indicator;
  const off = deviation - target;
  const side = Math.abs(off) <= band + NOISE ? 'within' : off > 0 ? 'over' : 'under';
  const reach = band * (1 + BEYOND);
  const onLine = (from: number) => Math.min(1, Math.max(0, (from / reach + 1) / 2));
  return {
    side,
    amounts: amountsOf(evaluation, currency),
    verdict: verdictOf(deviation, side, evaluation.indicator),
    place: onLine(off),
    low: onLine(-band),
    high: onLine(band),
  };
}

function amountsOf(evaluation: ReadyEvaluation, currency: string): string {
  const { measurement, window } = evaluation;
  const amount = (name: string) => {
    const part = measurement.parts.find((other) => other.name === name);
    return part === undefined ? '–' : formatValue(part.value, part.unit, { currency });
  };
  const forWindow = window === null ? '' : ` for ${windowText(window)}`;
  const known = knownPartOf(evaluation);
  return `${amount('actual')} of ${amount('planned')}${forWindow}${known === null ? '' : ` (${known})`}`;
}

function verdictOf(
  deviation: number,
  side: BudgetPosition['side'],
  { band, target }: IndicatorOf<'band'>,
): string {
  const size = formatValue(Math.abs(deviation), 'ratio', { target: band, direction: 'atMost' });
  const width = `±${formatValue(band, 'ratio')}`;
  const around = target === undefined || target === 0 ? '' : ` around ${formatValue(target, 'ratio')}`;
  const where = deviation === 0 ? 'Exactly on budget' : `${size} ${deviation > 0 ? 'over' : 'under'} budget`;
  switch (side) {
    case 'within':
      return `${where}, within ${width}${around}`;
    case 'over':
      return `${where}, more than ${width}${around}`;
    case 'under':
      return `${where}: under-spent, outside ${width}${around}`;
  }
}
