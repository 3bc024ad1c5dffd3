import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

const KEY = 'pillars.theme';
const attribute = () => document.documentElement.getAttribute('data-theme');
const elsewhere = (text: string | null) => {
  if (text === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, text);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEY })));
};

/** As a page that is opened now finds it. */
async function openedPage() {
  vi.resetModules();
  const { useTheme, chooseTheme, forceTheme } = await import('./theme.ts');
  const { result } = renderHook(() => useTheme());
  return {
    theme: () => result.current,
    choose: (theme: 'system' | 'light' | 'dark') => act(() => chooseTheme(theme)),
    force: (theme: 'dark' | null) => act(() => forceTheme(theme)),
  };
}

beforeEach(() => {
  localStorage.clear();
  document.documentElement.removeAttribute('data-theme');
});

test('what is kept but no theme counts as nothing', async () => {
  localStorage.setItem(KEY, 'sepia');
  expect((await openedPage()).theme()).toBe('system');
});

test('a choice holds for the next page; the system again leaves nothing behind', async () => {
  const page = await openedPage();
  page.choose('dark');
  expect([attribute(), localStorage.getItem(KEY), (await openedPage()).theme()]).toEqual([
    'dark',
    'dark',
    'dark',
  ]);
  page.choose('system');
  expect([attribute(), localStorage.getItem(KEY)]).toEqual([null, null]);
});

test('blocked storage never throws and the choice holds for the page', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
  const page = await openedPage();
  expect(page.theme()).toBe('system');
  page.choose('light');
  expect([page.theme(), attribute()]).toEqual(['light', 'light']);
  vi.restoreAllMocks();
});

test('the choice of another tab holds here too, and so does going back to the system', async () => {
  const page = await openedPage();
  elsewhere('dark');
  expect([page.theme(), attribute()]).toEqual(['dark', 'dark']);
  elsewhere(null);
  expect([page.theme(), attribute()]).toEqual(['system', null]);
});

test('what a screen brings along holds while it is shown, and is not kept', async () => {
  const page = await openedPage();
  page.choose('light');
  page.force('dark');
  expect([attribute(), localStorage.getItem(KEY)]).toEqual(['dark', 'light']);
  page.force(null);
  expect(attribute()).toBe('light');
});
