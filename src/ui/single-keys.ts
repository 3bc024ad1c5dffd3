const KEY = 'pillars.single-keys';
const listeners = new Set<() => void>();
let known: boolean | null = null;

/** Whether keys without Ctrl or ⌘ do something: who speaks to the computer would set them off by talking. */
export function singleKeysAreOn(): boolean {
  known ??= stored();
  return known;
}

/** Storage throws where the browser blocks it; the choice then lasts as long as the page. */
function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function turnSingleKeys(on: boolean): void {
  known = on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // As long as the page.
  }
  for (const listener of listeners) listener();
}

export function subscribeSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
