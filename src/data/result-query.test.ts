import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { durationMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { down, samplesOf, stubServerState } from '#testing/stub-server-state.ts';
import { resultQuery } from './result-query.ts';

const UP = samplesOf('up');
const settle = () => vi.advanceTimersByTimeAsync(20);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a live reading', () => {
  test('is asked for once, however many want it', async () => {
    const { queries, resultSource, observe, asked, answer, stateOf, now } = stubServerState();
    void queries.prefetchQuery(resultQuery(resultSource, UP, null));
    observe([UP]);
    observe([UP]);
    expect(asked).toHaveLength(1);
    answer(1);
    await settle();
    expect(stateOf(UP)).toMatchObject({ data: { at: now, samples: [{ value: 1 }] }, error: null });
  });

  test('keeps the last good data when a refresh fails, and the error beside it; the next good one clears it', async () => {
    const { scheduler, observe, answer, fail, stateOf } = stubServerState();
    observe([UP]);
    answer(1);
    await settle();
    void scheduler.refresh();
    fail();
    await settle();
    expect(stateOf(UP)).toMatchObject({ data: { samples: [{ value: 1 }] }, error: { kind: 'network' } });
    void scheduler.refresh();
    await settle();
    expect(stateOf(UP)).toMatchObject({ error: { kind: 'network' }, fetchStatus: 'fetching' });
    answer(2);
    await settle();
    expect(stateOf(UP)).toMatchObject({ data: { samples: [{ value: 2 }] }, error: null });
  });

  test('that never came keeps its error while it is asked for again', async () => {
    const { scheduler, observe, fail, stateOf } = stubServerState();
    observe([UP]);
    fail();
    await settle();
    expect(stateOf(UP)).toMatchObject({ status: 'error', error: { kind: 'network' } });
    void scheduler.refresh();
    await settle();
    expect(stateOf(UP)).toMatchObject({
      status: 'error',
      error: { kind: 'network' },
      fetchStatus: 'fetching',
    });
  });

  test('of an earlier refresh is shown to who comes back, and asked for again', async () => {
    const { scheduler, observe, asked, answer, stateOf } = stubServerState();
    const leave = observe([UP]);
    answer(1);
    await settle();
    leave();
    await vi.advanceTimersByTimeAsync(MINUTE);
    void scheduler.refresh();
    expect(asked).toHaveLength(1);
    observe([UP]);
    expect(stateOf(UP)).toMatchObject({ data: { samples: [{ value: 1 }] } });
    expect(asked).toHaveLength(2);
  });

  test('of this refresh is not asked for again by who comes back', async () => {
    const { observe, asked, answer } = stubServerState();
    const leave = observe([UP]);
    answer(1);
    await settle();
    leave();
    observe([UP]);
    expect(asked).toHaveLength(1);
  });

  test('nobody wants any more is aborted', async () => {
    const { observe, asked } = stubServerState();
    const leave = observe([UP]);
    expect(asked[0]?.signal?.aborted).toBe(false);
    leave();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
});

describe('a fixed instant', () => {
  test('is asked for again only where it failed', async () => {
    const { scheduler, observe, asked, answer, fail, stateOf, now } = stubServerState();
    observe([UP], now);
    fail();
    await settle();
    expect(stateOf(UP, now)).toMatchObject({ data: undefined, error: { kind: 'network' } });
    void scheduler.refresh();
    answer(1);
    await settle();
    void scheduler.refresh();
    expect(asked.map(({ at }) => at)).toEqual([now, now]);
    expect(stateOf(UP, now)).toMatchObject({ data: { samples: [{ value: 1 }] }, error: null });
  });
});

describe('what may pass is tried again', () => {
  test('twice, after 0.5 s and 1 s at most', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { observe, asked, fail, stateOf } = stubServerState();
    observe([UP]);
    for (const [wait, count] of [
      [500, 2],
      [1000, 3],
    ] as const) {
      fail(down(true));
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(asked).toHaveLength(count - 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toHaveLength(count);
    }
    fail(down(true));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toHaveLength(3);
    expect(stateOf(UP)).toMatchObject({ status: 'error' });
  });

  test('also in a hidden tab', async () => {
    vi.stubGlobal('document', { visibilityState: 'hidden' });
    const { observe, asked, fail, answer, stateOf } = stubServerState();
    observe([UP]);
    fail(down(true));
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(asked).toHaveLength(2);
    answer(1);
    await settle();
    expect(stateOf(UP)).toMatchObject({ data: { samples: [{ value: 1 }] } });
  });
});

describe('memory', () => {
  const tiles = (points: number): PlannedQuery => ({
    shape: 'tiles',
    expr: 'up',
    span: durationMs(points * MINUTE),
    step: MINUTE,
  });
  const gcTimeOf = (query: PlannedQuery) => {
    const { resultSource, queries } = stubServerState();
    return queries.defaultQueryOptions(resultQuery(resultSource, query, null)).gcTime;
  };

  test('fine tiles that nobody looks at go soon, all else stays for who comes back', () => {
    expect(gcTimeOf(tiles(9000))).toBe(30 * SECOND);
    expect(gcTimeOf(tiles(720))).toBe(10 * MINUTE);
    expect(gcTimeOf(UP)).toBe(10 * MINUTE);
  });

  test('what nobody uses does not pile up', async () => {
    const { observe, queries, answer } = stubServerState();
    for (let index = 0; index < 500; index += 1) {
      const leave = observe([samplesOf(`q${index}`)]);
      answer(1);
      await vi.advanceTimersByTimeAsync(0);
      leave();
    }
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    expect(queries.getQueryCache().getAll()).toHaveLength(0);
  });
});

test('about one instant: every reading of a refresh, whenever it leaves', async () => {
  const { scheduler, observe, asked, answer, now } = stubServerState();
  observe([UP, samplesOf('b')]);
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  observe([samplesOf('c')]);
  expect(asked.map(({ at }) => at)).toEqual([now, now, now]);
  for (const value of [1, 2, 3]) answer(value);
  await vi.advanceTimersByTimeAsync(57 * SECOND + 400);
  void scheduler.refresh();
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  observe([samplesOf('d')]);
  const next = epochMs(now + MINUTE);
  expect(asked.slice(3).map(({ at }) => at)).toEqual([next, next, next, next]);
});
