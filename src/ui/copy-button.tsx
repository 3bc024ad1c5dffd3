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
const WORDS = { idle: '', done: 'Copied', failed: 'Copying was blocked by the browser' } as const;

/** There is no clipboard outside secure contexts; Prometheus is often served over plain HTTP. */
async function write(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'done';
  } catch {
    return 'failed';
  }
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
        onClick={() => {
          void write(text).then(setOutcome);
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
