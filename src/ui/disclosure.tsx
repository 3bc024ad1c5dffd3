import { type ReactNode, useState } from 'react';
import styles from './disclosure.module.css';

export type DisclosureProps = {
  readonly summary: ReactNode;
  readonly defaultOpen?: boolean;
  /** Opens it from elsewhere while true; the reader may close it again. */
  readonly isWanted?: boolean;
  readonly onClose?: () => void;
  /** Rendered only while open, so that what is expensive costs nothing closed. */
  readonly children: ReactNode;
};

export function Disclosure({
  summary,
  defaultOpen = false,
  isWanted = false,
  onClose,
  children,
}: DisclosureProps) {
  const [wasOpened, setOpen] = useState(defaultOpen);
  const isOpen = wasOpened || isWanted;
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (!event.currentTarget.open) onClose?.();
      }}
    >
      <summary className={styles.summary}>{summary}</summary>
      {isOpen && <div className={styles.body}>{children}</div>}
    </details>
  );
}
