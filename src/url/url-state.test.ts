import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { COMPARISONS } from '#scorecard/queries/choice.ts';
import {
  DEFAULT_URL_STATE,
  EXPLANATIONS,
  formatUrlState,
  LONGEST_WINDOW,
  PERIODS,
  parseUrlState,
  REFRESHES,
  SHORTEST_WINDOW,
  type UrlState,
  VIEWS,
  ZONES,
} from './url-state.ts';
import {
  DEFAULT_WALL_OPTIONS,
  LONGEST_TURN,
  SHORTEST_TURN,
  WALL_PARAMETERS,
  type WallOptions,
} from './wall-options.ts';

const AT = Date.UTC(2026, 0, 31, 10) as EpochMs;

const anyText = fc.string({ unit: 'binary' });
const anyName = fc.string({ unit: 'binary', minLength: 1 });
const anyId = fc.stringMatching(/^[a-z][a-z0-9_]*$/);
const anyView = fc.oneof(
  fc.constantFrom(...VIEWS).map((view) => ({ view, pillar: null })),
  anyId
    .filter((id) => !VIEWS.some((view) => view === id))
    .map((pillar) => ({ view: 'pillar' as const, pillar })),
);
const anyRest: fc.Arbitrary<Omit<UrlState, 'view' | 'pillar'>> = fc.record({
  window: fc.option(fc.integer({ min: SHORTEST_WINDOW, max: LONGEST_WINDOW }).map(durationMs)),
  at: fc.option(fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9999, 11, 31) }).map(epochMs)),
  refresh: fc.option(fc.constantFrom(...REFRESHES)),
  zone: fc.constantFrom(...ZONES),
  filters: fc.array(fc.record({ label: anyName, value: anyText })),
  compare: fc.option(fc.constantFrom(...COMPARISONS)),
  by: fc.option(anyName),
  sort: fc.option(fc.stringMatching(/^-?[a-z][a-z0-9_]*$/)),
  find: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
  indicator: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
  explain: fc.option(fc.constantFrom(...EXPLANATIONS)),
  period: fc.option(fc.constantFrom(...PERIODS)),
  day: fc.option(
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  slide: fc.option(fc.integer({ min: 1, max: 99 })),
  handout: fc.boolean(),
  demo: fc.boolean(),
  wall: fc.record({
    rotate: fc.option(fc.integer({ min: SHORTEST_TURN, max: LONGEST_TURN }).map(durationMs)),
    pages: fc.uniqueArray(anyId),
    panel: fc.option(anyId),
    theme: fc.constantFrom('dark', 'light'),
  }),
});
const anyState: fc.Arbitrary<UrlState> = fc
  .tuple(anyView, anyRest)
  .map(([view, rest]) => ({ ...view, ...rest }));

describe('every state survives the address bar', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parseUrlState(formatUrlState(state))).toEqual(state);
      }),
    );
  });

  test('an address written again does not change', () => {
    const anySearch = fc.tuple(anyState, anyText).map(([state, rest]) => formatUrlState(state, rest));
    fc.assert(
      fc.property(anySearch, (search) => {
        expect(formatUrlState(parseUrlState(search), search)).toBe(search);
      }),
    );
  });

  test('a browser takes it as it is', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const search = formatUrlState(state);
        expect(new URL(`http://host/${search}`).search).toBe(search);
      }),
    );
  });
});

describe('parseUrlState', () => {
  test('an empty address is the default', () => {
    for (const search of ['', '?', '?unknown=1']) expect(parseUrlState(search)).toEqual(DEFAULT_URL_STATE);
  });

  test('garbage never throws and leaves a state that can be written', () => {
    const names = [
      'view',
      'window',
      'at',
      'refresh',
      'zone',
      'filter',
      'compare',
      'indicator',
      'demo',
      ...WALL_PARAMETERS,
    ];
    const garbage = fc.oneof(
      anyText,
      fc.string({ unit: fc.constantFrom('%', '&', '=', '+', ':', 'a', 'at', '\uD800', '-', '9') }),
      fc
        .array(fc.tuple(fc.constantFrom(...names), anyText))
        .map((all) => all.map((pair) => pair.join('=')).join('&')),
    );
    fc.assert(
      fc.property(garbage, (search) => {
        const state = parseUrlState(search);
        expect(parseUrlState(formatUrlState(state))).toEqual(state);
      }),
    );
  });

  test.for<[search: string, expected: Partial<UrlState>]>([
    ['?view=operations', { view: 'operations' }],
    ['?view=reliability', { view: 'pillar', pillar: 'reliability' }],
    ['?view=<b>', {}],
    ['?view=Operations', {}],
    ['?window=7d', { window: durationMs(7 * DAY) }],
    ['?window=1h30m', { window: durationMs(5_400_000) }],
    ['?window=1m', { window: SHORTEST_WINDOW }],
    ['?window=59s', {}],
    ['?window=2y', { window: LONGEST_WINDOW }],
    ['?window=731d', {}],
    ['?window=-1h', {}],
    ['?at=2026-01-31T10:00:00Z', { at: AT }],
    ['?at=2026-01-31t10:00:00z', { at: AT }],
    ['?at=2026-01-31T11:00:00%2B01:00', { at: AT }],
    ['?at=2026-01-31T11:00:00+01:00', { at: AT }],
    ['?at=2026-01-31T08:30:00-01:30', { at: AT }],
    ['?at=2026-01-31T10:00:00.250Z', { at: epochMs(AT + 250) }],
    ['?at=1769853600', { at: AT }],
    ['?at=1769853600.25', { at: epochMs(AT + 250) }],
    ['?at=0', { at: epochMs(0) }],
    ['?at=2026-02-30T10:00:00Z', {}],
    ['?at=2026-01-31', {}],
    ['?at=2026-01-31T10:00:00', {}],
    ['?at=999999999999', {}],
    ['?at=now', {}],
    ['?refresh=off', { refresh: null }],
    ['?refresh=30s', { refresh: durationMs(30_000) }],
    ['?refresh=7s', {}],
    ['?zone=local', { zone: 'local' }],
    ['?zone=Europe/Berlin', {}],
    ['?filter=service:api', { filters: [{ label: 'service', value: 'api' }] }],
    ['?filter=a:b:c%26d%3D', { filters: [{ label: 'a', value: 'b:c&d=' }] }],
    ['?filter=a:', { filters: [{ label: 'a', value: '' }] }],
    [
      '?filter=a:1&filter=b:2',
      {
        filters: [
          { label: 'a', value: '1' },
          { label: 'b', value: '2' },
        ],
      },
    ],
    ['?filter=a', {}],
    ['?filter=:x', {}],
    ['?filter=9a:x', { filters: [{ label: '9a', value: 'x' }] }],
    ['?filter=a"}:x', { filters: [{ label: 'a"}', value: 'x' }] }],
    ['?filter=http.route:/x', { filters: [{ label: 'http.route', value: '/x' }] }],
    ['?filter="a:b":c:d', { filters: [{ label: 'a:b', value: 'c:d' }] }],
    [String.raw`?filter="a\"\\":c`, { filters: [{ label: 'a"\\', value: 'c' }] }],
    ['?filter="":x', {}],
    ['?by=http.route', { by: 'http.route' }],
    ['?day=2026-01-31', { day: '2026-01-31' }],
    ['?day=2026-02-30', {}],
    ['?day=2026-01', {}],
    ['?day=yesterday', {}],
    ['?compare=week', { compare: 'week' }],
    ['?compare=year', {}],
    ['?indicator=uptime', { indicator: 'uptime' }],
    ['?indicator=', {}],
    ['?demo', { demo: true }],
    ['?demo=1', { demo: true }],
    ['?demo=0', {}],
    ['?view=setup&view=operations', { view: 'setup' }],
  ])('%s', ([search, expected]) => {
    expect(parseUrlState(search)).toEqual({ ...DEFAULT_URL_STATE, ...expected });
  });
});

describe('the options of a wall', () => {
  test.for<[search: string, expected: Partial<WallOptions>]>([
    ['?rotate=45s', { rotate: durationMs(45_000) }],
    ['?rotate=5s', { rotate: SHORTEST_TURN }],
    ['?rotate=4s', {}],
    ['?rotate=1h', { rotate: LONGEST_TURN }],
    ['?rotate=1h1s', {}],
    ['?rotate=off', { rotate: null }],
    ['?rotate=fast', {}],
    ['?pages=grade,cost', { pages: ['grade', 'cost'] }],
    ['?pages=grade%2Cgrade,,COST,a%20b', { pages: ['grade'] }],
    ['?pages=', {}],
    ['?panel=latency', { panel: 'latency' }],
    ['?panel=<b>', {}],
    ['?theme=light', { theme: 'light' }],
    ['?theme=dark', {}],
    ['?theme=sepia', {}],
  ])('%s', ([search, expected]) => {
    expect(parseUrlState(search).wall).toEqual({ ...DEFAULT_WALL_OPTIONS, ...expected });
  });

  test('are written as a person would type them', () => {
    const wall = { rotate: null, pages: ['grade', 'cost'], panel: 'latency', theme: 'light' } as const;
    expect(formatUrlState({ ...DEFAULT_URL_STATE, view: 'wall', wall })).toBe(
      '?view=wall&rotate=off&pages=grade,cost&panel=latency&theme=light',
    );
  });
});

describe('formatUrlState', () => {
  const write = (change: Partial<UrlState>, search?: string) =>
    formatUrlState({ ...DEFAULT_URL_STATE, ...change }, search);

  test('defaults are not written', () => {
    expect(write({})).toBe('');
    expect(write({}, '?view=setup&window=7d&demo=1')).toBe('');
  });

  test('an instant is written in UTC, with milliseconds only where there are some', () => {
    expect(write({ at: AT })).toBe('?at=2026-01-31T10:00:00Z');
    expect(write({ at: epochMs(AT + 250) })).toBe('?at=2026-01-31T10:00:00.250Z');
  });

  test('the rest is written the way it is read', () => {
    expect(write({ window: durationMs(30 * DAY), refresh: null })).toBe('?window=30d&refresh=off');
    expect(write({ filters: [{ label: 'route', value: '/a b&c' }] })).toBe('?filter=route:%2Fa+b%26c');
  });

  test('parameters of others are kept, in their order and number', () => {
    expect(write({ view: 'setup' }, '?b=2&a=1&view=operations&b=3')).toBe('?view=setup&b=2&a=1&b=3');
  });

  test('a window outside the limits is not written', () => {
    expect(write({ window: durationMs(1000) })).toBe('');
  });
});
