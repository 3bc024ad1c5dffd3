import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Keys } from './keys.tsx';
import styles from './palette-dialog.module.css';
import { type PaletteEntry, searchPalette } from './palette-entries.ts';

type PaletteDialogProps = {
  readonly entries: readonly PaletteEntry[];
  readonly onRun: (entry: PaletteEntry) => void;
  readonly onClose: () => void;
};

/** Type what you look for, Enter goes there. The focus stays in the field; the list tells which entry is meant. */
export function PaletteDialog({ entries, onRun, onClose }: PaletteDialogProps) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useMemo(() => searchPalette(entries, text), [entries, text]);
  const optionId = (index: number) => `${listId}-${index}`;

  useLayoutEffect(() => inputRef.current?.focus(), []);
  useLayoutEffect(() => {
    listRef.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const move = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    };
    const next = steps[event.key];
    const chosen = found[active];
    if (next !== undefined) setActive(Math.max(0, next));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen !== undefined) onRun(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Search or run a command" open onClose={onClose}>
      <div className={styles.palette}>
        <input
          ref={inputRef}
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="A view, a figure, a chart, a window or something to do"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          {...(found.length > 0 ? { 'aria-activedescendant': optionId(active) } : {})}
          autoComplete="off"
          spellCheck={false}
          placeholder="Latency, security, last 7 d …"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={move}
        />
        <div ref={listRef} id={listId} className={styles.list} role="listbox" aria-label="What was found">
          {found.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
            <div
              key={entry.id}
              id={optionId(index)}
              className={styles.option}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => onRun(entry)}
            >
              <span className={styles.group}>{entry.group}</span>
              <span className={styles.title}>{entry.title}</span>
              <Keys keys={entry.keys} />
            </div>
          ))}
        </div>
        <p className={styles.count} role="status">
          {found.length === 0 ? 'Nothing has all of these words.' : `${found.length} found`}
        </p>
      </div>
    </Dialog>
  );
}
