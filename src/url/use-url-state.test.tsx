import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, durationMs } from '#compute/units.ts';
import { useUrlState, useUrlStateAtOnce } from './use-url-state.ts';

beforeEach(() => window.history.replaceState(null, '', '/sub/?view=setup&kept=1#part'));
afterEach(cleanup);

const address = () => window.location.pathname + window.location.search + window.location.hash;

/** jsdom, like a browser, goes back later than it is told to. */
const goBack = () =>
  act(async () => {
    const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    window.history.back();
    await arrived;
  });

function useBoth() {
  const [state, change] = useUrlState();
  return { state, change };
}

function Screen() {
  const [{ view }, change] = useUrlState();
  return (
    <button type="button" onClick={() => change({ view: 'operations' })}>
      {view}
    </button>
  );
}

describe('useUrlState', () => {
  test('reads the address', () => {
    const { result } = renderHook(useBoth);
    expect(result.current.state.view).toBe('setup');
  });

  test('a change goes into the address and leaves path, hash and foreign parameters alone', () => {
    const { result } = renderHook(useBoth);
    act(() => result.current.change({ view: 'operations', window: durationMs(30 * DAY) }));
    expect(address()).toBe('/sub/?view=operations&window=30d&kept=1#part');
    expect(result.current.state).toMatchObject({ view: 'operations', window: 30 * DAY });
  });

  test('changes in one go add up', () => {
    const { result } = renderHook(useBoth);
    act(() => {
      result.current.change({ demo: true });
      result.current.change({ zone: 'local' });
    });
    expect(result.current.state).toMatchObject({ view: 'setup', demo: true, zone: 'local' });
  });

  test('the back button undoes a change', async () => {
    const { result } = renderHook(useBoth);
    act(() => result.current.change({ view: 'engineering' }));
    await goBack();
    expect(result.current.state.view).toBe('setup');
  });

  test('a change that replaces is not undone one by one', async () => {
    const { result } = renderHook(useBoth);
    act(() => result.current.change({ view: 'engineering' }));
    act(() => result.current.change({ view: 'operations' }, { replace: true }));
    await goBack();
    expect(result.current.state.view).toBe('setup');
  });

  test('a change that changes nothing leaves no trace', () => {
    const { result } = renderHook(useBoth);
    act(() => result.current.change({ demo: true }));
    const { length } = window.history;
    const before = result.current.state;
    act(() => result.current.change({ demo: true }));
    expect(window.history.length).toBe(length);
    expect(result.current.state).toBe(before);
  });

  test('state and setter keep their identity over renders', () => {
    const { result, rerender } = renderHook(useBoth);
    const { state, change } = result.current;
    rerender();
    expect(result.current.state).toBe(state);
    expect(result.current.change).toBe(change);
  });

  test('all users see the same, also the one who comes when others have left', () => {
    const one = renderHook(useBoth);
    const two = renderHook(useBoth);
    act(() => one.result.current.change({ view: 'operations' }));
    expect(two.result.current.state).toBe(one.result.current.state);
    one.unmount();
    act(() => two.result.current.change({ view: 'engineering' }));
    expect(two.result.current.state.view).toBe('engineering');
    two.unmount();
    window.history.replaceState(null, '', '/?zone=local');
    expect(renderHook(useBoth).result.current.state).toMatchObject({ view: 'executive', zone: 'local' });
  });

  test('a component shows what the address says', () => {
    render(<Screen />);
    act(() => screen.getByRole('button', { name: 'setup' }).click());
    expect(screen.getByRole('button', { name: 'operations' })).toBeVisible();
  });
});

describe('useUrlStateAtOnce', () => {
  const week = durationMs(7 * DAY);
  const painted = () => act(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

  function start() {
    const rest = renderHook(useBoth);
    const hand = renderHook(useUrlStateAtOnce);
    return {
      change: rest.result.current.change,
      rest: () => rest.result.current.state,
      hand: () => hand.result.current,
    };
  }

  test('shows another time before the rest of the page, which follows after a frame', async () => {
    const { change, rest, hand } = start();
    act(() => change({ window: week }));
    expect([hand().window, rest().window]).toEqual([week, null]);
    await painted();
    expect(rest()).toBe(hand());
  });

  test('whatever else changes, changes everywhere at once', () => {
    const { change, rest, hand } = start();
    act(() => change({ window: week, view: 'operations' }));
    expect(rest()).toMatchObject({ window: week, view: 'operations' });
    expect(hand()).toBe(rest());
  });

  test('a change of something else takes the waiting one along', async () => {
    const { change, rest } = start();
    act(() => change({ window: week }));
    act(() => change({ demo: true }));
    expect(rest()).toMatchObject({ window: week, demo: true });
    await painted();
    expect(rest()).toMatchObject({ window: week, demo: true });
  });

  test('a page without such a part shows another time at once', () => {
    const { result } = renderHook(useBoth);
    act(() => result.current.change({ window: week }));
    expect(result.current.state.window).toBe(week);
  });
});
