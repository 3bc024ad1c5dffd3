import { DAY, type DurationMs, durationMs } from '#compute/units.ts';
import { windowText } from '#scorecard/explain/figure.ts';

export type ComparisonChoice = { readonly value: string; readonly label: string; readonly ago: DurationMs };

const choice = (ago: DurationMs): ComparisonChoice => ({
  value: String(ago),
  label: `${windowText(ago)} before`,
  ago,
});

const USUAL: readonly DurationMs[] = [durationMs(DAY), durationMs(7 * DAY), durationMs(30 * DAY)];

/** What to compare with: the period before the window that is looked at first, or the month before. */
export function comparisonChoices(window: DurationMs | null): {
  readonly choices: readonly ComparisonChoice[];
  readonly first: ComparisonChoice;
} {
  const first = choice(window ?? durationMs(30 * DAY));
  const lengths = USUAL.includes(first.ago) ? USUAL : [...USUAL, first.ago].sort((a, b) => a - b);
  return { choices: lengths.map(choice), first };
}
