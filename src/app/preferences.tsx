import { durationMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { chooseTheme, type Theme, useTheme } from '#state/theme.ts';
import { Select } from '#ui/select.tsx';
import { useUrlState } from '#url/use-url-state.ts';

const REFRESH_CHOICES = [
  { value: 'off', label: 'No refresh', every: null },
  { value: '10s', label: 'Every 10 s', every: durationMs(10 * SECOND) },
  { value: '30s', label: 'Every 30 s', every: durationMs(30 * SECOND) },
  { value: '1m', label: 'Every 1 min', every: MINUTE },
  { value: '5m', label: 'Every 5 min', every: durationMs(5 * MINUTE) },
] as const;

const ZONE_CHOICES: readonly { value: Zone; label: string }[] = [
  { value: 'utc', label: 'UTC' },
  { value: 'local', label: 'Local time' },
];

const THEME_CHOICES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'System theme' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** How often to ask again, which zone times are in, light or dark. */
export function Preferences() {
  const [url, setUrl] = useUrlState();
  const theme = useTheme();
  const current = REFRESH_CHOICES.find(({ every }) => every === url.refresh) ?? REFRESH_CHOICES[0];
  return (
    <>
      <Select
        label="Refresh"
        labelHidden
        choices={REFRESH_CHOICES}
        value={current.value}
        onChange={(value) =>
          setUrl({ refresh: REFRESH_CHOICES.find((choice) => choice.value === value)?.every ?? null })
        }
      />
      <Select
        label="Time zone"
        labelHidden
        choices={ZONE_CHOICES}
        value={url.zone}
        onChange={(zone) => setUrl({ zone })}
      />
      <Select label="Theme" labelHidden choices={THEME_CHOICES} value={theme} onChange={chooseTheme} />
    </>
  );
}
