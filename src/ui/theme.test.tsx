import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const KEY = 'pillars.theme';
const attribute = () => document.documentElement.getAttribute('data-theme');

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  document.documentElement.removeAttribute('data-theme');
});

describe('theme', () => {
  test('what is stored but no theme counts as nothing', async () => {
    localStorage.setItem(KEY, 'sepia');
    const { currentTheme } = await import('./theme.ts');
    expect(currentTheme()).toBe('system');
  });

  test('choosing the system again removes the attribute and what was stored', async () => {
    const { chooseTheme } = await import('./theme.ts');
    chooseTheme('dark');
    expect([attribute(), localStorage.getItem(KEY)]).toEqual(['dark', 'dark']);
    chooseTheme('system');
    expect([attribute(), localStorage.getItem(KEY)]).toEqual([null, null]);
  });

  test('blocked storage never throws and the choice holds for the page', async () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
    const { chooseTheme, currentTheme } = await import('./theme.ts');
    expect(currentTheme()).toBe('system');
    chooseTheme('light');
    expect([currentTheme(), attribute()]).toEqual(['light', 'light']);
  });
});

describe('useTheme', () => {
  test('follows the choice made in another tab', async () => {
    const { useTheme } = await import('./use-theme.ts');
    const { result } = renderHook(() => useTheme());
    localStorage.setItem(KEY, 'dark');
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
    });
    expect(result.current[0]).toBe('dark');
    expect(attribute()).toBe('dark');
  });
});
