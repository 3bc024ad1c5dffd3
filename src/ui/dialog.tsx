import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export type DialogProps = {
  readonly title: ReactNode;
  readonly open: boolean;
  /** Escape, the backdrop and the close button ask for this; the caller then sets `open` to false. */
  readonly onClose: () => void;
  readonly width?: 'm' | 'l' | 'full';
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** A native modal dialog: the browser holds the focus inside and gives it back to the opener. */
export function Dialog({ title, open, onClose, width = 'm', footer, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null || !open) return;
    dialog.showModal();
    // In a layout effect the element is still in the page, so close() can still return the focus.
    return () => dialog.close();
  }, [open]);

  const cancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    // Also fires for a cancelled file picker inside.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onClose();
  };

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-width={width}
      aria-labelledby={titleId}
      onCancel={cancel}
      onMouseDown={(event) => {
        // The panel fills the dialog, so only the backdrop reports the dialog itself.
        if (event.target !== event.currentTarget) return;
        // The press would move the focus to the page after close() has given it back to the opener.
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <div className={styles.panel}>
          <header className={styles.head}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            <IconButton icon="close" label="Close" onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
