import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, durationMs, epochMs, MINUTE } from '#compute/units.ts';
import { figureState } from './figure-state.ts';
import {
  DEFAULT_URL_STATE,
  formatUrlState,
  LONGEST_WINDOW,
  parseUrlState,
  SHORTEST_WINDOW,
} from './url-state.ts';

const ZOOMED = {
  ...DEFAULT_URL_STATE,
  window: durationMs(21 * MINUTE),
  at: epochMs(Date.parse('2026-01-21T14:21:00Z')),
};

describe('the time of the figures', () => {
  test('is that of the address without a zoom', () => {
    expect(figureState(ZOOMED)).toBe(ZOOMED);
    expect(formatUrlState(ZOOMED)).not.toContain('figures');
  });

  test.for([
    [{ window: null, at: null }, 'figures=own'],
    [{ window: durationMs(7 * DAY), at: null }, 'figures=1w'],
    [{ window: null, at: epochMs(Date.parse('2026-01-31T00:00:00Z')) }, 'figures=own,2026-01-31T00:00:00Z'],
  ] as const)('stays where it was in a zoom: %o', ([figures, text]) => {
    const state = { ...ZOOMED, figures };
    expect(figureState(state)).toEqual({ ...DEFAULT_URL_STATE, ...figures });
    expect(formatUrlState(state)).toContain(text);
    expect(parseUrlState(formatUrlState(state))).toEqual(state);
  });

  test('survives the address bar, whatever it is', () => {
    const anyTime = fc.record({
      window: fc.option(fc.integer({ min: SHORTEST_WINDOW, max: LONGEST_WINDOW }).map(durationMs)),
      at: fc.option(fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9999, 11, 31) }).map(epochMs)),
    });
    fc.assert(
      fc.property(anyTime, (figures) => {
        const state = { ...ZOOMED, figures };
        expect(parseUrlState(formatUrlState(state))).toEqual(state);
      }),
    );
  });

  test.for([
    'figures=',
    'figures=soon',
    'figures=1s',
    'figures=own,yesterday',
    'figures=,2026-01-31T00:00:00Z',
  ])('is not read out of %s', (search) => {
    expect(parseUrlState(`?${search}`)).toEqual(DEFAULT_URL_STATE);
  });
});
