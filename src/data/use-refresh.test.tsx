import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { samplesOf, stubServerState } from '#testing/stub-server-state.ts';
import type { Session } from './session.ts';
import { SessionContext } from './session-context.ts';
import { useRefresh } from './use-refresh.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A page with one live query that is answered. */
async function open(at: ReturnType<typeof stubServerState>['now'] | null = null) {
  const server = stubServerState();
  server.observe([samplesOf('up')]);
  server.answer(0);
  await vi.advanceTimersByTimeAsync(20);
  const session = server as unknown as Session;
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <SessionContext value={session}>{children}</SessionContext>
  );
  const { unmount } = renderHook(() => useRefresh(MINUTE, at), { wrapper });
  return { ...server, unmount, count: () => server.asked.length - 1 };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('a hidden tab, whose timers stand still, is up to date as soon as somebody looks', async () => {
  const { count, setClock } = await open();
  setClock(HOUR);
  expect(count()).toBe(0);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(count()).toBe(1);
});

test('who looks again before it is time asks nothing', async () => {
  const { count } = await open();
  await pass(30 * SECOND);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(count()).toBe(0);
});

test('the network coming back is taken up at once', async () => {
  const { count } = await open();
  await pass(10 * SECOND);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(count()).toBe(1);
});

test('a fixed instant is not asked for again, and neither is anything after the page is gone', async () => {
  const fixed = await open(stubServerState().now);
  await pass(HOUR);
  expect(fixed.count()).toBe(0);
  const gone = await open();
  gone.unmount();
  await pass(HOUR);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(gone.count()).toBe(0);
});
