import { formatValue } from '#compute/format-value.ts';
import { NBSP } from '#compute/notation.ts';
import { valueOrNull } from '#compute/outcome.ts';
import { LETTERS } from '#compute/overall-grade.ts';
import { type SmallestChange, smallestChanges } from '#compute/smallest-changes.ts';
import { valueForStatus } from '#compute/value-for-status.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Evaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { judgedOthers, standingsOf } from '#scorecard/evaluate/standings.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';

export type NeededChange = {
  readonly id: string;
  /** "P95 ≤ 200 ms": what the figure would have to be. */
  readonly text: string;
  /** "now 250 ms"; "now without data". */
  readonly now: string;
};

type Found = NeededChange & { readonly letter: string; readonly distance: number };

/** What one change would raise the letter, the nearest letter first, and the shortest way first within it. */
export function neededChanges(
  config: Pick<ScorecardConfig, 'noDataPolicy'>,
  { pillars }: Pick<Scorecard, 'pillars'>,
  currency: string,
): readonly { readonly letter: string; readonly options: readonly NeededChange[] }[] {
  const changes = smallestChanges(pillars.map(standingsOf), { noDataPolicy: config.noDataPolicy });
  const found = changes.flatMap((change): Found[] => {
    const pillar = pillars[change.pillar];
    const evaluation =
      change.other === null ? pillar?.headline : judgedOthers(pillar?.others ?? [])[change.other];
    if (evaluation === null || evaluation === undefined) return [];
    const text = needText(evaluation, change.to, currency);
    return text === null ? [] : [{ ...text, letter: change.letter }];
  });
  return LETTERS.toReversed().flatMap((letter) => {
    const options = found.filter((option) => option.letter === letter);
    return options.length === 0
      ? []
      : [{ letter: letterText(letter), options: options.sort((a, b) => a.distance - b.distance) }];
  });
}

function needText(
  evaluation: Evaluation,
  to: SmallestChange['to'],
  currency: string,
): Omit<Found, 'letter'> | null {
  const { indicator } = evaluation;
  const spec = targetSpec(indicator);
  if (spec === null) return null;
  const figure = figureOf(evaluation, currency);
  const current =
    evaluation.state === 'ready' && figure.state === 'value'
      ? valueOrNull(evaluation.measurement.outcome)
      : null;
  const needed = valueForStatus(spec, to, current);
  if (needed === null) return null;
  const text =
    typeof needed === 'string'
      ? `${figure.short} ${needed} or better`
      : `${figure.short} ${signOf(spec, needed, to)}${NBSP}${formatValue(needed, indicator.unit, {
          currency,
          unitText: indicator.unitText,
          target: needed,
          direction:
            spec.direction === 'band'
              ? needed < Number(spec.target)
                ? 'atLeast'
                : 'atMost'
              : spec.direction,
        })}`;
  return {
    id: indicator.id,
    text,
    now: current === null ? 'now without data' : `now ${figure.text}`,
    distance: distanceOf(current, needed),
  };
}

function signOf(
  spec: NonNullable<ReturnType<typeof targetSpec>>,
  needed: number,
  to: SmallestChange['to'],
): string {
  const isUpperBound =
    spec.direction === 'band' ? needed >= Number(spec.target) : spec.direction === 'atMost';
  if (spec.strict === true && to === 'Met') return isUpperBound ? '<' : '>';
  return isUpperBound ? '≤' : '≥';
}

/** How far in parts of what is needed; what has no figure now comes last. */
function distanceOf(current: number | string | null, needed: number | string): number {
  if (typeof current !== 'number' || typeof needed !== 'number') return Number.POSITIVE_INFINITY;
  return Math.abs(current - needed) / Math.max(Math.abs(needed), Number.MIN_VALUE);
}
