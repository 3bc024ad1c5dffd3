import { DAY, type DurationMs, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import type { UrlState } from '#url/url-state.ts';

export type WindowPreset = {
  readonly id: string;
  readonly label: string;
  /** null: each target's own window. */
  readonly window: DurationMs | null;
};

const last = (window: number): WindowPreset => ({
  id: String(window),
  label: `Last ${windowText(durationMs(window))}`,
  window: durationMs(window),
});

export const WINDOW_PRESETS: readonly WindowPreset[] = [
  { id: 'own', label: 'Default windows', window: null },
  ...[5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR, 7 * DAY, 30 * DAY, 90 * DAY].map(last),
];

/** The choice the address bar holds, as an entry of the list; a fixed or unusual span is an entry of its own. */
export function presetOf({ window, at, figures }: Pick<UrlState, 'window' | 'at' | 'figures'>): {
  readonly id: string;
  readonly label: string;
  readonly isFixed: boolean;
} {
  const preset = WINDOW_PRESETS.find((entry) => entry.window === window);
  if (figures !== undefined) {
    const charts = windowText(window ?? DAY);
    return {
      id: 'zoom',
      label: `Charts only: ${charts}${at === null ? '' : ', at a fixed time'}`,
      isFixed: true,
    };
  }
  if (at === null && preset !== undefined) return { ...preset, isFixed: false };
  const span = window === null ? 'Default windows' : windowText(window);
  return { id: 'fixed', label: at === null ? `Last ${span}` : `${span}, at a fixed time`, isFixed: true };
}
