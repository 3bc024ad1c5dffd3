import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES, type Status } from '#compute/status.ts';
import { durationMs } from '#compute/units.ts';
import {
  breakingPage,
  inTurningOrder,
  pageAfter,
  type RotatingPage,
  stayOf,
  worstStatus,
} from './page-rotation.ts';

const page = (id: string, status: Status | null): RotatingPage => ({ id, title: id, status });
const ids = (pages: readonly RotatingPage[]) => pages.map(({ id }) => id).join(' ');

describe('inTurningOrder', () => {
  test('what misses its target comes first, then what is at risk, then what nobody can tell', () => {
    const pages = Object.freeze([
      page('grade', 'Met'),
      page('operations', null),
      page('reliability', 'No data'),
      page('performance', 'At risk'),
      page('quality', 'Missed'),
      page('cost', 'Exceeding'),
    ]);
    expect(ids(inTurningOrder(pages))).toBe('quality performance reliability grade operations cost');
  });

  test('pages that stand alike keep the order they were given in', () => {
    const pages = [page('a', 'Met'), page('b', 'Missed'), page('c', 'Exceeding'), page('d', 'Missed')];
    expect(ids(inTurningOrder(pages))).toBe('b d a c');
  });
});

describe('stayOf', () => {
  test.for<[Status | null, number]>([
    ['Missed', 90],
    ['At risk', 60],
    ['No data', 60],
    ['Met', 30],
    ['Exceeding', 30],
    [null, 30],
  ])('a page that is %s stays %i s of a turn of 30 s', ([status, seconds]) => {
    expect(stayOf(page('a', status), durationMs(30_000))).toBe(seconds * 1000);
  });
});

describe('pageAfter', () => {
  const pages = [page('a', 'Met'), page('b', 'Met'), page('c', 'Met')];

  test.for<[string | null, number, string]>([
    ['a', 1, 'b'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    ['gone', 1, 'a'],
    [null, 1, 'a'],
    ['b', -7, 'a'],
  ])('from %s by %i is %s', ([shown, steps, expected]) => {
    expect(pageAfter(pages, shown, steps)?.id).toBe(expected);
  });

  test('there is none where there are no pages', () => {
    expect(pageAfter([], 'a', 1)).toBeNull();
  });

  test('every page has its turn, whatever their statuses', () => {
    const anyPages = fc
      .uniqueArray(fc.string(), { minLength: 1, maxLength: 9 })
      .chain((names) =>
        fc.tuple(...names.map((name) => fc.constantFrom(...STATUSES).map((status) => page(name, status)))),
      );
    fc.assert(
      fc.property(anyPages, (given) => {
        const order = inTurningOrder(given);
        const seen = new Set<string>();
        let shown: string | null = null;
        for (let turn = 0; turn < given.length; turn += 1) {
          shown = pageAfter(order, shown, 1)?.id ?? null;
          seen.add(shown ?? '');
        }
        expect(seen).toEqual(new Set(given.map(({ id }) => id)));
      }),
    );
  });
});

describe('breakingPage', () => {
  test.for<[Status | null, Status | null, boolean]>([
    ['Met', 'Missed', true],
    ['Exceeding', 'Missed', true],
    ['At risk', 'Missed', true],
    ['Missed', 'Missed', false],
    ['Met', 'At risk', false],
    ['No data', 'Missed', false],
    [null, 'Missed', false],
  ])('from %s to %s: %s', ([before, after, isNews]) => {
    const found = breakingPage([page('a', 'Met'), page('b', before)], [page('a', 'Met'), page('b', after)]);
    expect(found?.id ?? null).toBe(isNews ? 'b' : null);
  });

  test('the first answers are no news', () => {
    expect(breakingPage([], [page('a', 'Missed')])).toBeNull();
  });
});

describe('worstStatus', () => {
  test('is the one that would come first', () => {
    expect(worstStatus(['Met', 'No data', 'At risk', 'Exceeding'])).toBe('At risk');
    expect(worstStatus(['Exceeding', 'Missed'])).toBe('Missed');
    expect(worstStatus([])).toBeNull();
  });
});
