import type { AnchorHTMLAttributes } from 'react';
import { Icon } from './icon.tsx';
import styles from './text-link.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type TextLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  readonly href: string;
  /** Leads to another system: opens a new tab and says so. */
  readonly external?: boolean;
};

export function TextLink({ external = false, children, ...rest }: TextLinkProps) {
  if (!external) return <a {...rest}>{children}</a>;
  return (
    <a {...rest} target="_blank" rel="noreferrer" className={styles.external}>
      {children}
      <Icon name="external" />
      <VisuallyHidden> (opens a new tab)</VisuallyHidden>
    </a>
  );
}
