import type { Tone } from './chart-line.ts';

export type Stroke = {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
};

export const toneColor = (tone: Tone | 'target'): string => `var(--tone-${tone})`;

/** P50 is context: thinner than the lines that are judged. */
export const lineStroke = (tone: Tone, em: number): Stroke => ({
  stroke: toneColor(tone),
  strokeWidth: em * (tone === 'p50' ? 0.1 : 0.15),
});

/** A target without a tone of its own is neutral. */
export const targetStroke = (tone: Tone | undefined, em: number): Stroke => ({
  stroke: toneColor(tone ?? 'target'),
  strokeWidth: em * 0.09,
  strokeDasharray: `${em * 0.4} ${em * 0.3}`,
});

/** Radius of a point that stands alone between gaps. */
export const dotRadius = (em: number): number => em * 0.18;
