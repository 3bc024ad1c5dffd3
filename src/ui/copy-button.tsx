import { useEffect, useState } from 'react';
import styles from './copy-button.module.css';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type CopyButtonProps = {
  readonly text: string;
  /** What is copied: "query" makes "Copy query". */
  readonly what: string;
  /** Where nothing beside the button shows what it copies. */
  readonly showsLabel?: boolean;
};

type Outcome = 'idle' | 'done' | 'failed';

const SHOWN_FOR_MS = 2_000;
const ICONS = { idle: 'copy', done: 'done', failed: 'failed' } as const;
const WORDS = { idle: '', done: 'Copied', failed: 'The browser lets nothing be copied here' } as const;

/** There is no clipboard outside secure contexts; Prometheus is often served over plain HTTP. */
async function write(text: string, beside: HTMLElement): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'done';
  } catch {
    return copySelected(text, beside) ? 'done' : 'failed';
  }
}

/** The old way, which works everywhere as long as a hand has just clicked. Beside the button: a dialog keeps the focus. */
function copySelected(text: string, beside: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = styles.offScreen ?? '';
  beside.after(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  beside.focus();
  return isCopied;
}

export function CopyButton({ text, what, showsLabel = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <button
        type="button"
        className={styles.button}
        data-outcome={outcome}
        data-labelled={showsLabel || undefined}
        title={outcome === 'idle' ? `Copy ${what}` : WORDS[outcome]}
        onClick={({ currentTarget }) => {
          void write(text, currentTarget).then(setOutcome);
        }}
      >
        <Icon name={ICONS[outcome]} />
        {showsLabel ? `Copy ${what}` : <VisuallyHidden>{`Copy ${what}`}</VisuallyHidden>}
      </button>
      <VisuallyHidden>
        <span role="status">{WORDS[outcome]}</span>
      </VisuallyHidden>
    </>
  );
}
