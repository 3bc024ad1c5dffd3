import { durationMs } from '#compute/units.ts';
import { knownPart } from './known-part.ts';

/** A trend may start one tile late without anybody calling it short. */
const SHORT_BELOW = 0.97;

/** "15 of 30 days known"; null where hardly anything is missing, and where nothing is there, which is said elsewhere. */
export const coverageText = (covered: number, span: number): string | null =>
  covered >= span * SHORT_BELOW || covered === 0 ? null : knownPart(covered / span, durationMs(span));
