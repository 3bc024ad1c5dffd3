import { formatDuration, parseDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, HOUR, SECOND } from '#compute/units.ts';

/** How a wall display behaves. All of it is in the address, so that a television needs a bookmark and nothing else. */
export type WallOptions = {
  /** How long a calm page stays, SHORTEST_TURN to LONGEST_TURN in whole milliseconds; null: no turning. */
  readonly rotate: DurationMs | null;
  /** The pages to turn, by id; empty: all there are. */
  readonly pages: readonly string[];
  /** The one panel to show instead of pages. */
  readonly panel: string | null;
  readonly theme: 'dark' | 'light';
};

/** Dark, since a bright area that never moves burns in, and a dark screen in a corridor blinds nobody. */
export const DEFAULT_WALL_OPTIONS: WallOptions = {
  rotate: durationMs(30 * SECOND),
  pages: [],
  panel: null,
  theme: 'dark',
};

export const SHORTEST_TURN = durationMs(5 * SECOND);
export const LONGEST_TURN = HOUR;

export const WALL_PARAMETERS = ['rotate', 'pages', 'panel', 'theme'] as const;
type WallParameter = (typeof WALL_PARAMETERS)[number];

/** As in scorecard.json: pages and panels are named after pillars and indicators, or in the same spelling. */
const ID = /^[a-z][a-z0-9_]*$/;

export function parseWallOptions(text: (name: WallParameter) => string): WallOptions {
  const panel = text('panel');
  return {
    rotate: parseTurn(text('rotate')),
    pages: [...new Set(text('pages').split(','))].filter((page) => ID.test(page)),
    panel: ID.test(panel) ? panel : null,
    theme: text('theme') === 'light' ? 'light' : 'dark',
  };
}

export function wallParams({ rotate, pages, panel, theme }: WallOptions): [WallParameter, string][] {
  const params: [WallParameter, string][] = [];
  if (rotate === null) params.push(['rotate', 'off']);
  else if (rotate !== DEFAULT_WALL_OPTIONS.rotate) params.push(['rotate', formatDuration(rotate)]);
  if (pages.length > 0) params.push(['pages', pages.join(',')]);
  if (panel !== null) params.push(['panel', panel]);
  if (theme !== DEFAULT_WALL_OPTIONS.theme) params.push(['theme', theme]);
  return params;
}

function parseTurn(text: string): DurationMs | null {
  if (text === 'off') return null;
  const turn = parseDuration(text);
  return turn !== null && turn >= SHORTEST_TURN && turn <= LONGEST_TURN ? turn : DEFAULT_WALL_OPTIONS.rotate;
}
