import styles from './freshness.module.css';

export type FreshnessProps = {
  readonly state: 'fresh' | 'old' | 'stale';
  /** "as of 14:03:20 UTC · 12 s ago" */
  readonly text: string;
};

const WORDS = { fresh: 'Live', old: 'Ageing', stale: 'Stale' } as const;

function Shape({ state }: Pick<FreshnessProps, 'state'>) {
  switch (state) {
    case 'fresh':
      return <circle className={styles.fill} cx="8" cy="8" r="4.5" />;
    case 'old':
      return <path d="M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM8 5v3.2l2.2 1.6" />;
    case 'stale':
      return <path d="M8 1.6 15 14H1zM8 6v4m0 1.9v.1" />;
  }
}

/** How old what is shown is. The age ticks silently: a live region would read it out every second. */
export function Freshness({ state, text }: FreshnessProps) {
  return (
    <span className={styles.freshness} data-state={state}>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <Shape state={state} />
      </svg>
      <span className={styles.word}>{WORDS[state]}</span> <span className={styles.text}>{text}</span>
    </span>
  );
}
