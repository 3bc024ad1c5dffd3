import { useEffect, useRef } from 'react';
import { entryOfKeys, type PaletteEntry } from '#features/palette/palette-entries.ts';
import { singleKeysAreOn } from '#state/single-keys.ts';

type Shortcuts = {
  /** Something they opened is there, or on its way. */
  readonly isOpen: boolean;
  readonly entries: readonly PaletteEntry[];
  readonly onPalette: () => void;
  readonly onEntry: (entry: PaletteEntry) => void;
};

/** As long as somebody may take for the second of two keys. */
const PATIENCE_MS = 1500;
const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** Keys that work wherever the reader is, but never while somebody types or a dialog asks for something. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let pressed: readonly string[] = [];
    let last = Number.NEGATIVE_INFINITY;
    const obey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isBusy(event)) return;
      const { isOpen, entries, onPalette, onEntry } = current.current;
      if (isOpen) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !singleKeysAreOn())
        return;
      if (event.timeStamp - last > PATIENCE_MS) pressed = [];
      last = event.timeStamp;
      const keys = [...pressed, event.key.toLowerCase()];
      const found = entryOfKeys(entries, keys);
      pressed = found === 'more' ? keys : [];
      if (found === null || found === 'more') return;
      event.preventDefault();
      onEntry(found);
    };
    window.addEventListener('keydown', obey);
    return () => window.removeEventListener('keydown', obey);
  }, []);
}

/** The first of the path is the element itself, also inside of a shadow tree. */
function isBusy(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    (target instanceof Element && target.closest(TYPING) !== null) ||
    document.querySelector('dialog[open]') !== null
  );
}
