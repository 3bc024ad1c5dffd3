import { formatDuration, parseDuration } from '#compute/duration.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatInstant, isDay, parseInstant } from '#scorecard/calendar/instant.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { COMPARISONS, type Comparison } from '#scorecard/queries/choice.ts';
import {
  DEFAULT_WALL_OPTIONS,
  parseWallOptions,
  WALL_PARAMETERS,
  type WallOptions,
  wallParams,
} from './wall-options.ts';

export const VIEWS = [
  'executive',
  'operations',
  'engineering',
  'history',
  'review',
  'setup',
  'wall',
] as const;
/** One of a fixed set, or a page for each pillar. */
export type View = (typeof VIEWS)[number] | 'pillar';

export const ZONES = ['utc', 'local'] as const satisfies readonly Zone[];

/** Ways to ask about the grade; `day` is why it moved since the day before. */
export const EXPLANATIONS = ['grade', 'moved', 'day', 'whatif'] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

/** How long a time is looked back on. */
export const PERIODS = ['weekly', 'monthly', 'quarterly', 'annual'] as const;
export type ReviewPeriod = (typeof PERIODS)[number];

/** How often the page may ask again, beside never. */
export const REFRESHES: readonly DurationMs[] = [
  durationMs(10 * SECOND),
  durationMs(30 * SECOND),
  MINUTE,
  durationMs(5 * MINUTE),
];

export const SHORTEST_WINDOW = MINUTE;
export const LONGEST_WINDOW = durationMs(2 * 365 * DAY);

/** A time that figures are of: their window, and where it ends. */
export type FigureTime = Pick<UrlState, 'window' | 'at'>;

/** What the address bar says: everything that makes two people who share a link see the same. */
export type UrlState = {
  readonly view: View;
  /** The pillar of the view 'pillar': there the address has its id for a view. null in all other views. */
  readonly pillar: string | null;
  /** null: each target's own window. Otherwise whole milliseconds from SHORTEST_WINDOW to LONGEST_WINDOW. */
  readonly window: DurationMs | null;
  /** The end of the window, in whole milliseconds; null: now. */
  readonly at: EpochMs | null;
  /** What the figures stay at while the charts look at another span; left out: at the same. */
  readonly figures?: FigureTime | undefined;
  /** One of REFRESHES; null: off. */
  readonly refresh: DurationMs | null;
  readonly zone: Zone;
  readonly filters: readonly LabelFilter[];
  /** null: with nothing. */
  readonly compare: Comparison | null;
  /** The label the breakdown groups by; null: the one scorecard.json begins with. */
  readonly by: string | null;
  /** The column the breakdown is sorted by, `-` before it for the greatest first; null: by the share of all slow. */
  readonly sort: string | null;
  /** What is looked for in the breakdown. */
  readonly find: string | null;
  /** The indicator whose details are open. */
  readonly indicator: string | null;
  /** What is being explained about the grade. */
  readonly explain: Explanation | null;
  /** null: what the view begins with. */
  readonly period: ReviewPeriod | null;
  /** The day of the history that is looked at, `2026-01-31` in the zone; null: the last one. */
  readonly day: string | null;
  /** The point of the agenda that is presented, from 1; null: nothing is. */
  readonly slide: number | null;
  /** Whether the hand-outs are open. */
  readonly handout: boolean;
  /** Figures of the demo world instead of a server's. */
  readonly demo: boolean;
  readonly wall: WallOptions;
};

/** UTC, since a link is read in other zones than it was made in. */
export const DEFAULT_URL_STATE: UrlState = {
  view: 'executive',
  pillar: null,
  window: null,
  at: null,
  refresh: MINUTE,
  zone: 'utc',
  filters: [],
  compare: null,
  by: null,
  sort: null,
  find: null,
  indicator: null,
  explain: null,
  period: null,
  day: null,
  slide: null,
  handout: false,
  demo: false,
  wall: DEFAULT_WALL_OPTIONS,
};

/** Those that are written as they are, or not at all. */
const PLAIN = ['compare', 'by', 'sort', 'find', 'indicator', 'explain', 'period', 'day'] as const;

const OURS = [
  'view',
  'window',
  'at',
  'figures',
  'refresh',
  'zone',
  'filter',
  ...PLAIN,
  'slide',
  'handout',
  'demo',
  ...WALL_PARAMETERS,
] as const;
type Ours = (typeof OURS)[number];

const PILLAR_ID = /^[a-z][a-z0-9_]*$/;
const SORT = /^-?[a-z][a-z0-9_]*$/;
/** Prometheus 3 takes any text as a label name. Half a pair of surrogates is none. */
const LABEL_NAME = /^\P{Surrogate}+$/su;
/** A name in quotes may hold a colon. */
const QUOTED = /^"((?:[^"\\]|\\.)*)":/s;

/**
 * Reads `location.search`. What is unknown or invalid counts as absent, so that an old or mistyped link shows
 * something; it never throws.
 */
export function parseUrlState(search: string): UrlState {
  const params = new URLSearchParams(search);
  const text = (name: Ours): string => params.get(name) ?? '';
  const flag = (name: Ours): boolean => params.has(name) && !/^(0|false)$/.test(text(name));
  const view = oneOf(VIEWS, text('view'));
  const figures = parseFigureTime(text('figures'));
  const pillar = view === undefined && PILLAR_ID.test(text('view')) ? text('view') : null;
  return {
    view: view ?? (pillar === null ? DEFAULT_URL_STATE.view : 'pillar'),
    pillar,
    window: parseWindow(text('window')),
    at: parseInstant(text('at')),
    ...(figures === null ? {} : { figures }),
    refresh: parseRefresh(text('refresh')),
    zone: oneOf(ZONES, text('zone')) ?? DEFAULT_URL_STATE.zone,
    filters: params.getAll('filter').flatMap(parseFilter),
    compare: oneOf(COMPARISONS, text('compare')) ?? null,
    by: LABEL_NAME.test(text('by')) ? text('by') : null,
    sort: SORT.test(text('sort')) ? text('sort') : null,
    find: text('find') || null,
    indicator: text('indicator') || null,
    explain: oneOf(EXPLANATIONS, text('explain')) ?? null,
    period: oneOf(PERIODS, text('period')) ?? null,
    day: isDay(text('day')) ? text('day') : null,
    slide: /^[1-9]\d?$/.test(text('slide')) ? Number(text('slide')) : null,
    handout: flag('handout'),
    demo: flag('demo'),
    wall: parseWallOptions(text),
  };
}

/**
 * Writes `location.search`: "" or "?…". A default is left out, so that links stay short and a later default reaches
 * old links.
 * @param currentSearch its parameters that are not ours are kept, behind ours
 */
export function formatUrlState(state: UrlState, currentSearch = ''): string {
  const params = new URLSearchParams(ourParams(state));
  for (const [name, value] of new URLSearchParams(currentSearch)) {
    if (!OURS.includes(name as Ours)) params.append(name, value);
  }
  // Legal in a query and easier to read; nothing but a colon and a comma is escaped like this.
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

function ourParams(state: UrlState): string[][] {
  const { view, window, at, figures, refresh, zone, filters, slide, handout, demo } = state;
  const params: [Ours, string][] = [];
  const name = view === 'pillar' ? (state.pillar ?? DEFAULT_URL_STATE.view) : view;
  if (name !== DEFAULT_URL_STATE.view) params.push(['view', name]);
  if (window !== null && isAllowedWindow(window)) params.push(['window', formatDuration(window)]);
  if (at !== null) params.push(['at', formatInstant(at)]);
  if (figures !== undefined) params.push(['figures', formatFigureTime(figures)]);
  if (refresh === null) params.push(['refresh', 'off']);
  else if (refresh !== DEFAULT_URL_STATE.refresh) params.push(['refresh', formatDuration(refresh)]);
  if (zone !== DEFAULT_URL_STATE.zone) params.push(['zone', zone]);
  for (const filter of filters) params.push(['filter', filterText(filter)]);
  for (const plain of PLAIN) {
    const text = state[plain];
    if (text !== null) params.push([plain, text]);
  }
  if (slide !== null) params.push(['slide', String(slide)]);
  if (handout) params.push(['handout', '1']);
  if (demo) params.push(['demo', '1']);
  params.push(...wallParams(state.wall));
  return params;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

const isAllowedWindow = (window: DurationMs): boolean =>
  window >= SHORTEST_WINDOW && window <= LONGEST_WINDOW;

function parseWindow(text: string): DurationMs | null {
  const window = parseDuration(text);
  return window !== null && isAllowedWindow(window) ? window : null;
}

const OWN_WINDOWS = 'own';

/** "own", "1w", "1w,2026-01-31T00:00:00Z" */
const formatFigureTime = ({ window, at }: FigureTime): string =>
  [
    window === null || !isAllowedWindow(window) ? OWN_WINDOWS : formatDuration(window),
    ...(at === null ? [] : [formatInstant(at)]),
  ].join(',');

function parseFigureTime(text: string): FigureTime | null {
  const [length = '', end = ''] = text.split(',');
  const window = parseWindow(length);
  const at = parseInstant(end);
  const isKnown = (length === OWN_WINDOWS || window !== null) && (end === '' || at !== null);
  return isKnown ? { window, at } : null;
}

function parseRefresh(text: string): DurationMs | null {
  if (text === 'off') return null;
  const refresh = parseDuration(text);
  return REFRESHES.find((allowed) => allowed === refresh) ?? DEFAULT_URL_STATE.refresh;
}

/** `service:checkout`, or nothing; a value may hold colons, a label name only in quotes: `"a:b":checkout`. */
export function parseFilter(text: string): LabelFilter[] {
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    const label = (quoted[1] ?? '').replace(/\\(.)/gs, '$1');
    return LABEL_NAME.test(label) ? [{ label, value: text.slice(quoted[0].length) }] : [];
  }
  const colon = text.indexOf(':');
  const label = text.slice(0, Math.max(colon, 0));
  return LABEL_NAME.test(label) ? [{ label, value: text.slice(colon + 1) }] : [];
}

function filterText({ label, value }: LabelFilter): string {
  const isPlain = !label.includes(':') && !label.startsWith('"');
  return `${isPlain ? label : `"${label.replace(/["\\]/g, '\\$&')}"`}:${value}`;
}
