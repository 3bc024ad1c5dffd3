import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> & {
  readonly tone?: 'normal' | 'primary' | 'quiet';
  readonly size?: 's' | 'm';
};

export function Button({ tone = 'normal', size = 'm', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={styles.button} data-tone-of={tone} data-size={size} />;
}
