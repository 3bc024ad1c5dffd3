import { valueOrNull } from '#compute/outcome.ts';
import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Evaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { isGraded, targetSpec } from '#scorecard/indicators/target-spec.ts';
import { type SliderScale, sliderScale } from './slider-scale.ts';
import { type Imagined, whatIf } from './what-if.ts';

/** A number on a slider, in the unit of the slider. */
export type SliderModel = {
  readonly scale: SliderScale;
  readonly shown: number;
  readonly isImagined: boolean;
};

export type WhatIfRow = {
  readonly id: string;
  readonly title: string;
  /** "150 ms against ≤ 200 ms": what is really so. */
  readonly real: string;
  readonly realStatus: Status | null;
  readonly status: Status | null;
  readonly value: SliderModel | null;
  readonly target: SliderModel | null;
  /** Grades to choose from, where there is no number to slide. */
  readonly choices: { readonly names: readonly string[]; readonly chosen: string } | null;
  readonly isImagined: boolean;
};

export type WhatIfModel = {
  readonly letter: string;
  readonly verdict: string;
  readonly realLetter: string;
  readonly isImagined: boolean;
  readonly pillars: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly WhatIfRow[];
  }[];
};

export function whatIfModel(
  config: ScorecardConfig,
  scorecard: Scorecard,
  imagined: ReadonlyMap<string, Imagined>,
  now: EpochMs,
): WhatIfModel | null {
  const then = whatIf(config, scorecard, imagined, now);
  if (scorecard.grade === null || then.grade === null) return null;
  const { currency } = config;
  return {
    letter: letterText(then.grade.letter),
    verdict: then.grade.verdict,
    realLetter: letterText(scorecard.grade.letter),
    isImagined: imagined.size > 0,
    pillars: config.pillars.map(({ id, title }) => ({
      id,
      title,
      rows: [...scorecard.evaluations.values()]
        .filter(({ indicator }) => indicator.pillar === id && isGraded(indicator))
        .map((real) => {
          const changed = then.evaluations.get(real.indicator.id) ?? real;
          return rowOf(real, changed, imagined.get(real.indicator.id) ?? {}, currency);
        }),
    })),
  };
}

function rowOf(real: Evaluation, then: Evaluation, imagined: Imagined, currency: string): WhatIfRow {
  const { indicator } = real;
  const figure = figureOf(real, currency);
  const spec = targetSpec(indicator);
  const realValue =
    figure.state === 'value' && real.state === 'ready' ? valueOrNull(real.measurement.outcome) : null;
  const common = {
    id: indicator.id,
    title: indicator.title,
    real: `${figure.text} against ${figure.target ?? 'no target'}`,
    realStatus: figure.status,
    status: figureOf(then, currency).status,
    isImagined: imagined.value !== undefined || imagined.target !== undefined,
  };
  if (spec === null || typeof spec.target === 'string') {
    const names = spec?.scale ?? [];
    const chosen = imagined.value ?? realValue;
    const isListed = typeof chosen === 'string' && names.includes(chosen);
    return {
      ...common,
      value: null,
      target: null,
      choices: names.length < 2 ? null : { names, chosen: isListed ? chosen : '' },
    };
  }
  const number = typeof realValue === 'number' ? realValue : null;
  const scale = sliderScale({ ...spec, target: spec.target }, number, indicator, currency);
  const slider = (value: number, isImagined: boolean): SliderModel => ({
    scale,
    // A measured value has more digits than a field has room for; a typed one stays as it was typed.
    shown: isImagined ? scale.toShown(value) : Number(scale.toShown(value).toPrecision(7)),
    isImagined,
  });
  const value = typeof imagined.value === 'number' ? imagined.value : (number ?? spec.target);
  return {
    ...common,
    value: slider(value, imagined.value !== undefined),
    // The target of a band is its middle, which nobody asks about.
    target:
      spec.direction === 'band'
        ? null
        : slider(imagined.target ?? spec.target, imagined.target !== undefined),
    choices: null,
  };
}

/**
 * The target a reader may imagine: within what its direction allows, since a target beyond its ideal is none.
 * @returns null for a number that is no target
 */
export function allowedTarget(evaluation: Evaluation, target: number): number | null {
  const spec = targetSpec(evaluation.indicator);
  if (spec === null || !Number.isFinite(target)) return null;
  const { direction, ideal } = spec;
  if (direction === 'atMost') return Math.max(target, ideal ?? 0);
  if (direction === 'atLeast')
    return ideal === undefined ? (target > 0 ? target : null) : Math.min(target, ideal);
  return null;
}
