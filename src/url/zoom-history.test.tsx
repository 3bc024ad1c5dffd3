import { act } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, durationMs, epochMs, MINUTE } from '#compute/units.ts';
import { figureState } from './figure-state.ts';
import { changeUrlState, currentUrlState } from './use-url-state.ts';
import { stepBack, zoomTo } from './zoom-history.ts';

const WEEK = durationMs(7 * DAY);
const OUTAGE = { window: durationMs(21 * MINUTE), at: epochMs(Date.parse('2026-01-21T14:21:00Z')) };
const LATER = { window: OUTAGE.window, at: epochMs(OUTAGE.at + 5 * MINUTE) };

const start = (search: string) => window.history.replaceState(null, '', `/${search}`);
const charts = () => {
  const { window, at } = currentUrlState();
  return { window, at };
};
const figures = () => {
  const { window, at } = figureState(currentUrlState());
  return { window, at };
};

beforeEach(() => start('?view=operations'));

describe('a zoom', () => {
  test.for([
    ['each its own, live', '', { window: null, at: null }],
    ['a chosen window', '&window=1w', { window: WEEK, at: null }],
    [
      'a fixed time',
      '&window=1w&at=2026-01-25T00:00:00Z',
      { window: WEEK, at: epochMs(Date.UTC(2026, 0, 25)) },
    ],
  ] as const)('moves the charts and leaves the figures: %s', ([, search, before]) => {
    start(`?view=operations${search}`);
    zoomTo(OUTAGE);
    expect([charts(), figures()]).toEqual([OUTAGE, before]);
    zoomTo(LATER);
    expect([charts(), figures()], 'a zoom of a zoom').toEqual([LATER, before]);
    zoomTo(OUTAGE, { isSameStep: true });
    expect([charts(), figures()], 'a pan').toEqual([OUTAGE, before]);
    changeUrlState({ view: 'executive' });
    expect(figures(), 'another view').toEqual(before);
  });

  test('ends with a choice of the window, which is one for all', () => {
    zoomTo(OUTAGE);
    changeUrlState({ window: WEEK, at: null });
    expect(currentUrlState()).not.toHaveProperty('figures');
    expect([charts(), figures()]).toEqual([
      { window: WEEK, at: null },
      { window: WEEK, at: null },
    ]);
  });

  test('that a link led to steps back to the time of the figures', () => {
    start('?view=operations&window=21m&at=2026-01-21T14:21:00Z&figures=1w');
    expect([charts(), figures()]).toEqual([OUTAGE, { window: WEEK, at: null }]);
    act(stepBack);
    expect(window.location.search).toBe('?view=operations&window=1w');
  });
});
