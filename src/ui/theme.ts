export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** index.html reads it too, before the first script has arrived. */
const KEY = 'pillars.theme';
const listeners = new Set<() => void>();
let chosen: Theme | null = null;
let forced: Theme | null = null;

const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text);

/** Storage throws where the browser blocks it (a sandboxed frame, strict privacy): then there is nothing stored. */
function stored(): Theme {
  try {
    const text = localStorage.getItem(KEY);
    return isTheme(text) ? text : 'system';
  } catch {
    return 'system';
  }
}

function store(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function currentTheme(): Theme {
  chosen ??= stored();
  return chosen;
}

function applyTheme(chosenTheme: Theme): void {
  const theme = forced ?? chosenTheme;
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}

/** A theme that a screen brings along, over the reader's choice and without changing it; null gives that back. */
export function forceTheme(theme: Theme | null): void {
  forced = theme;
  applyTheme(currentTheme());
}

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  store(theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

/** Another tab's choice holds here too. */
function adopt(event: StorageEvent): void {
  if (event.key !== KEY && event.key !== null) return;
  chosen = stored();
  applyTheme(chosen);
  for (const listener of listeners) listener();
}

export function subscribeTheme(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', adopt);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', adopt);
  };
}
