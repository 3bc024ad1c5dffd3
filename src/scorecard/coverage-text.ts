import { durationMs } from '#compute/units.ts';
import { windowText } from './figure.ts';

/** A trend may start one tile late without anybody calling it short. */
const SHORT_BELOW = 0.97;

/** "data covers 15 d of 30 d"; null when it covers all. */
export function coverageText(covered: number, span: number): string | null {
  if (covered >= span * SHORT_BELOW || covered === 0) return null;
  return `data covers ${approximateWindow(covered)} of ${windowText(durationMs(span))}`;
}

/** The largest unit that tells it without a fraction worth mentioning. */
function approximateWindow(ms: number): string {
  const [, size, name] = [
    [48 * 3_600_000, 86_400_000, 'd'] as const,
    [2 * 3_600_000, 3_600_000, 'h'] as const,
    [0, 60_000, 'min'] as const,
  ].find(([from]) => ms >= from) ?? [0, 60_000, 'min'];
  return `${Math.floor(ms / size)}\u00A0${name}`;
}
