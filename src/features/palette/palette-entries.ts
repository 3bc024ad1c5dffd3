import type { ScorecardConfig } from '#config/schema.ts';
import { chartAnchor } from '#features/navigation/go-to-chart.ts';
import { WINDOW_PRESETS } from '#features/navigation/window-presets.ts';
import { type Explanation, PERIODS, type UrlState, type View } from '#url/url-state.ts';

/** What the command palette can do. */
export type PaletteAction =
  | { readonly kind: 'go'; readonly change: Partial<UrlState>; readonly hash?: string }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'theme'; readonly theme: 'light' | 'dark' | 'system' }
  /** Shows which keys do what. */
  | { readonly kind: 'keys' };

export type PaletteEntry = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** Searched and not shown. */
  readonly words: string;
  /** Pressed one after the other, they do the same without the palette. */
  readonly keys: readonly string[];
  readonly action: PaletteAction;
};

const VIEW_ENTRIES: readonly { readonly view: View; readonly title: string; readonly key: string }[] = [
  { view: 'executive', title: 'Executive', key: 'e' },
  { view: 'operations', title: 'Operations', key: 'o' },
  { view: 'engineering', title: 'Engineering', key: 'n' },
  { view: 'history', title: 'History', key: 'h' },
  { view: 'review', title: 'Review', key: 'v' },
  { view: 'setup', title: 'Setup', key: 's' },
  { view: 'wall', title: 'Wall', key: 'w' },
];

const EXPLANATION_TITLES: Readonly<Record<Explanation, string>> = {
  grade: 'How it is graded',
  moved: 'Why the grade moved',
  day: 'Why the grade moved since the day before',
  whatif: 'What if a figure were different',
};

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Everything one can go to or do, in the order it is offered. */
export function paletteEntries({ pillars, indicators }: ScorecardConfig): readonly PaletteEntry[] {
  const titles = new Map(pillars.map(({ id, title }) => [id, title]));
  return [
    ...VIEW_ENTRIES.map(({ view, title, key }) =>
      entry('View', title, view, {
        keys: ['g', key],
        action: go({ view, pillar: null, indicator: null }),
      }),
    ),
    ...pillars.map(({ id, title, question = '' }, index) =>
      entry('Pillar', title, `pillar ${id}`, {
        words: `${id} ${question} practices`,
        keys: index < 9 ? ['g', String(index + 1)] : [],
        action: go({ view: 'pillar', pillar: id, indicator: null }),
      }),
    ),
    ...indicators.map(({ id, title, short = '', description = '' }) =>
      entry('Figure', title, `figure ${id}`, {
        words: `${id} ${short} ${description}`,
        action: go({ indicator: id }),
      }),
    ),
    ...indicators.flatMap(({ id, title, short = '', pillar }) =>
      pillar === undefined
        ? []
        : [
            entry('Chart', `${title} over time`, `chart ${id}`, {
              words: `${id} ${short} ${titles.get(pillar) ?? ''} trend`,
              action: {
                ...go({ view: 'pillar', pillar, indicator: null }),
                hash: `#${chartAnchor(id)}`,
              },
            }),
          ],
    ),
    ...PERIODS.map((period) =>
      entry('Review', `${capitalized(period)} review`, `review ${period}`, {
        words: 'agenda meeting minutes actions',
        action: go({ view: 'review', period, indicator: null }),
      }),
    ),
    ...WINDOW_PRESETS.map(({ id, label, window }) =>
      entry('Window', label, `window ${id}`, { words: 'time span range', action: go({ window, at: null }) }),
    ),
    ...Object.entries(EXPLANATION_TITLES).map(([explain, title]) =>
      entry('Grade', title, `explain ${explain}`, { action: go({ explain: explain as Explanation }) }),
    ),
    entry('Do', 'Ask the server again', 'refresh', {
      words: 'reload update',
      keys: ['r'],
      action: { kind: 'refresh' },
    }),
    entry('Do', 'Export: save or print', 'handout', {
      words: 'export pdf csv json markdown report download',
      action: go({ handout: true }),
    }),
    entry('Do', 'Times in UTC', 'zone utc', { words: 'zone', action: go({ zone: 'utc' }) }),
    entry('Do', 'Times in local time', 'zone local', { words: 'zone', action: go({ zone: 'local' }) }),
    ...(['light', 'dark', 'system'] as const).map((theme) =>
      entry('Do', `Use the ${theme} theme`, `theme ${theme}`, {
        words: 'colour color mode appearance',
        action: { kind: 'theme', theme },
      }),
    ),
    entry('Do', 'Which keys do what', 'keys', {
      words: 'keyboard shortcuts help',
      keys: ['?'],
      action: { kind: 'keys' },
    }),
  ];
}

const go = (change: Partial<UrlState>): PaletteAction & { readonly kind: 'go' } => ({ kind: 'go', change });

const entry = (
  group: string,
  title: string,
  id: string,
  rest: Pick<PaletteEntry, 'action'> & Partial<Pick<PaletteEntry, 'words' | 'keys'>>,
): PaletteEntry => ({ id, group, title, words: '', keys: [], ...rest });

/** The entries that have every word of a text, the closest first. */
export function searchPalette(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries
    .flatMap((candidate, order) => {
      const distances = wanted.map((word) => distanceOf(candidate, word));
      return distances.includes(null)
        ? []
        : [{ candidate, order, distance: distances.reduce<number>((sum, one) => sum + (one ?? 0), 0) }];
    })
    .sort((one, other) => one.distance - other.distance || one.order - other.order)
    .map(({ candidate }) => candidate);
}

/** null: not in it at all. */
function distanceOf({ title, group, words }: PaletteEntry, word: string): number | null {
  const name = title.toLowerCase();
  if (name.startsWith(word)) return 0;
  if (name.includes(` ${word}`) || name.includes(`(${word}`)) return 1;
  if (name.includes(word)) return 2;
  return `${group} ${words}`.toLowerCase().includes(word) ? 3 : null;
}

/** What keys that were pressed one after the other lead to: an entry, more keys, or nothing. */
export function entryOfKeys(
  entries: readonly PaletteEntry[],
  pressed: readonly string[],
): PaletteEntry | 'more' | null {
  if (pressed.length === 0) return null;
  const begun = entries.filter(({ keys }) => pressed.every((key, index) => keys[index] === key));
  const found = begun.find(({ keys }) => keys.length === pressed.length);
  return found ?? (begun.length > 0 ? 'more' : null);
}
