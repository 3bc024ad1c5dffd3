import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { followOtherTabs, keptAs } from './kept.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

type ThemeState = {
  readonly chosen: Theme;
  /** What a screen brings along, over the reader's choice and without changing it. */
  readonly forced: Theme | null;
};

const isTheme = (text: string): text is Theme => THEMES.some((theme) => theme === text);

/** index.html reads what is kept too, before the first script has arrived. */
const useThemeStore = create<ThemeState>()(
  persist((): ThemeState => ({ chosen: 'system', forced: null }), {
    name: 'pillars.theme',
    partialize: ({ chosen }) => ({ chosen }),
    // Another tab may have gone back to the system's: then nothing is kept.
    merge: (kept, state) => ({
      ...state,
      chosen: (kept as Partial<ThemeState> | undefined)?.chosen ?? 'system',
    }),
    storage: keptAs<Pick<ThemeState, 'chosen'>>({
      read: (text) => (isTheme(text) ? { chosen: text } : null),
      write: ({ chosen }) => (chosen === 'system' ? null : chosen),
    }),
  }),
);

useThemeStore.subscribe(({ chosen, forced }) => {
  const theme = forced ?? chosen;
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
});
followOtherTabs(useThemeStore);

export const useTheme = (): Theme => useThemeStore(({ chosen }) => chosen);
export const chooseTheme = (chosen: Theme): void => void useThemeStore.setState({ chosen });
export const forceTheme = (forced: Theme | null): void => void useThemeStore.setState({ forced });
