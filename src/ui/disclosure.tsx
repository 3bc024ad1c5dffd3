import { type ReactNode, useState } from 'react';
import styles from './disclosure.module.css';

export type DisclosureProps = {
  readonly summary: ReactNode;
  readonly defaultOpen?: boolean;
  /** Rendered only while open, so that what is expensive costs nothing closed. */
  readonly children: ReactNode;
};

export function Disclosure({ summary, defaultOpen = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(defaultOpen);
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>{summary}</summary>
      {isOpen && <div className={styles.body}>{children}</div>}
    </details>
  );
}
