import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

export type SectionProps = {
  readonly title: ReactNode;
  /** What the section answers, in one sentence. */
  readonly lead?: ReactNode;
  /** Controls at the end of the heading line. */
  readonly actions?: ReactNode;
  readonly headingLevel?: 2 | 3;
  readonly children: ReactNode;
};

export function Section({ title, lead, actions, headingLevel = 2, children }: SectionProps) {
  const Heading = `h${headingLevel}` as const;
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <Heading id={id} className={styles.title} data-level={headingLevel}>
          {title}
        </Heading>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
    </section>
  );
}
