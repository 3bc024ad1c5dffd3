import { NBSP } from '#compute/notation.ts';
import { valueOrNull } from '#compute/outcome.ts';
import { type Period, type PeriodDelta, periodDelta } from '#compute/period-delta.ts';
import type { DurationMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { windowText } from './figure.ts';

/** How a figure stands against the window before it. */
export type FigureChange = {
  /** "+0.02 pp"; "no clear change". */
  readonly text: string;
  /** "better than the 30 d before". */
  readonly sentence: string;
  readonly sense: PeriodDelta['sense'];
  /** What the server says against the figure of the window before. */
  readonly warnings: readonly string[];
};

/** A figure of a window, and how much of that is known, where somebody knows. */
export type WindowFigure = { readonly evaluation: Evaluation; readonly covered: number | null };

/** A mean time to restore is no trend, and a grade or an attestation has no difference. */
export const hasChange = ({ kind }: Indicator): boolean =>
  kind !== 'incidents' && kind !== 'attested' && kind !== 'ordinal';

/** null where there is nothing to say: a window that is not known, or known only in part. */
export function figureChange(now: WindowFigure, before: WindowFigure): FigureChange | null {
  const { indicator, window } = now.evaluation;
  const current = periodOf(now);
  const previous = periodOf(before);
  if (window === null || current === null || previous === null || !hasChange(indicator)) return null;
  const change = periodDelta(
    current,
    previous,
    indicator.unit === 'ratio' ? 'ratio' : 'magnitude',
    BETTER_WHEN[indicator.direction],
  );
  const isNamed = change.delta !== null || change.isNew;
  return isNamed
    ? { ...changeText(change, window), sense: change.sense, warnings: warningsOf([before.evaluation]) }
    : null;
}

const BETTER_WHEN = { atLeast: 'higher', atMost: 'lower', band: null, ordinal: null } as const;

function periodOf({ evaluation, covered }: WindowFigure): Period | null {
  if (evaluation.state !== 'ready') return null;
  const { outcome, coverage, counts } = evaluation.measurement;
  const value = valueOrNull(outcome);
  if (typeof value !== 'number') return null;
  return {
    value,
    coverage: Math.min(covered ?? 1, coverage ?? 1),
    // More of a part than of the whole, by the noise of extrapolated counts, is all of it.
    ...(counts === undefined
      ? {}
      : { counts: { k: Math.min(Math.max(counts.k, 0), counts.n), n: counts.n } }),
  };
}

export function changeText(
  { delta, unit, sense, isNew }: PeriodDelta,
  window: DurationMs,
): Pick<FigureChange, 'text' | 'sentence'> {
  const before = `the ${windowText(window)} before`;
  if (isNew) return { text: 'new', sentence: `not there in ${before}` };
  if (sense === 'unclear')
    return { text: 'no clear change', sentence: `chance alone explains it, against ${before}` };
  if (sense === 'flat' || delta === null) return { text: 'no change', sentence: `as in ${before}` };
  const text = `${delta > 0 ? '+' : '−'}${sized(Math.abs(delta))}${NBSP}${unit}`;
  return { text, sentence: sense === 'unknown' ? `against ${before}` : `${sense} than ${before}` };
}

function sized(size: number): string {
  if (size < 0.01) return `<${NBSP}0.01`;
  return size.toFixed(size < 1 ? 2 : size < 10 ? 1 : 0);
}
