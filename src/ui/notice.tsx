import type { ReactNode } from 'react';
import styles from './notice.module.css';

export type NoticeProps = {
  readonly tone: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons or links that lead out of it. */
  readonly actions?: ReactNode;
};

const WORDS = { info: 'Note', warning: 'Warning', error: 'Error' } as const;

function Shape({ tone }: Pick<NoticeProps, 'tone'>) {
  switch (tone) {
    case 'info':
      return <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 6.3v4.2M8 4.6v.1" />;
    case 'warning':
      return <path d="M8 1.5 15 14H1zM8 6v4m0 1.9v.1" />;
    case 'error':
      return <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM8 4.5V9m0 2.4v.1" />;
  }
}

/** One message, in words and with a way out. Errors interrupt a screen reader; the rest waits its turn. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  return (
    <div className={styles.notice} data-kind={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <svg className={styles.icon} viewBox="0 0 16 16" role="img" aria-label={WORDS[tone]}>
        <Shape tone={tone} />
      </svg>
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.body}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
