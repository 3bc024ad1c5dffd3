import type { ReactNode } from 'react';
import styles from './facts.module.css';

export type Fact = { readonly term: string; readonly detail: ReactNode };

/** Terms and their values, set like a colophon. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.term} className={styles.fact}>
          <dt className={styles.term}>{fact.term}</dt>
          <dd className={styles.detail}>{fact.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
