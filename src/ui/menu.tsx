import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { IconButton, type IconButtonProps } from './icon-button.tsx';
import styles from './menu.module.css';
import { TextLink } from './text-link.tsx';

export type MenuItem =
  | { readonly text: string; readonly onSelect: (event: MouseEvent<HTMLElement>) => void }
  /** Leads to another system. */
  | { readonly text: string; readonly href: string };

export type MenuProps = Pick<IconButtonProps, 'icon' | 'label'> & { readonly items: readonly MenuItem[] };

/** A few further actions behind one button. Tab or the arrow keys go through them, Escape goes back to the button. */
export function Menu({ icon, label, items }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);

  const focusables = () => [...(box.current?.querySelectorAll<HTMLElement>('button, a') ?? [])];
  const close = () => {
    setOpen(false);
    focusables()[0]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!isOpen || (by === 0 && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (by === 0) return close();
    const all = focusables();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null && !box.current?.contains(relatedTarget)) setOpen(false);
  };
  return (
    <fieldset
      ref={box}
      className={styles.menu}
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      data-print="hide"
    >
      <IconButton
        icon={icon}
        label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <ul id={id} className={styles.items}>
          {items.map((item) => (
            <li key={item.text}>
              {'href' in item ? (
                <TextLink external href={item.href} onClick={close}>
                  {item.text}
                </TextLink>
              ) : (
                <button
                  type="button"
                  onClick={(event) => {
                    item.onSelect(event);
                    close();
                  }}
                >
                  {item.text}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
