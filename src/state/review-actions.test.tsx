import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const ACTION = { text: 'Shorten the deploy', owner: 'Platform', due: '2026-02-15', indicator: null };
const KEY = `pillars.actions ${location.pathname}`;

/** As a page that is opened now finds them. */
async function openedPage() {
  vi.resetModules();
  const { useReviewActions } = await import('./review-actions.ts');
  const { result } = renderHook(() => useReviewActions());
  return () => result.current;
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test('what is added, changed and removed is there on the next page', async () => {
  const page = await openedPage();
  act(() => page().add(ACTION));
  act(() => page().add({ ...ACTION, text: 'Rotate the key' }));
  const [first, second] = page().actions;
  act(() => page().change(first?.id ?? '', { isDone: true }));
  act(() => page().remove(second?.id ?? ''));
  expect((await openedPage())().actions).toEqual([{ ...ACTION, id: first?.id, isDone: true }]);
});

test('what another tab adds is there at once', async () => {
  const page = await openedPage();
  localStorage.setItem(KEY, JSON.stringify({ version: 1, actions: [{ ...ACTION, id: 'a', isDone: false }] }));
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEY })));
  expect(page().actions.map(({ id }) => id)).toEqual(['a']);
});

test('a file is added to what is there; one that holds none of ours changes nothing', async () => {
  const page = await openedPage();
  act(() => page().add(ACTION));
  const file = page().exported();
  const id = page().actions[0]?.id ?? '';
  act(() => page().change(id, { text: 'Changed meanwhile' }));
  act(() => expect(page().importFrom(file)).toBe(1));
  expect(page().actions.map(({ text }) => text)).toEqual([ACTION.text]);
  act(() => expect(page().importFrom('{"actions": 3}')).toBeNull());
  expect(page().actions).toHaveLength(1);
});

test('damaged memory is no memory, and where nothing can be kept it says so once', async () => {
  localStorage.setItem(KEY, '{"version":1,"actions":[{"id":');
  const page = await openedPage();
  expect([page().actions, page().isKept]).toEqual([[], true]);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  act(() => page().add(ACTION));
  expect([page().actions.length, page().isKept]).toEqual([1, false]);
});
