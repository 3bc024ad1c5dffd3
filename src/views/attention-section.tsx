import type { AttentionItem } from '#scorecard/attention.ts';
import type { OverduePractices } from '#scorecard/practice-list.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './attention-section.module.css';
import { ViewLink } from './view-link.tsx';

/** What keeps the grade from being better, worst first; then what nobody has looked at in time. */
export function AttentionSection({
  items,
  overdue,
  isLoading,
}: {
  items: readonly AttentionItem[];
  overdue: readonly OverduePractices[];
  isLoading: boolean;
}) {
  const [, setUrl] = useUrlState();
  return (
    <Section title="Needs attention">
      {items.length === 0 && (
        <p className={styles.calm}>
          {isLoading
            ? 'Still looking …'
            : `${overdue.length === 0 ? 'Nothing does. ' : ''}Every target that is graded is met.`}
        </p>
      )}
      {items.length + overdue.length > 0 && (
        <ul className={styles.list}>
          {items.map(({ status, figures, sentence }) => (
            <li key={`${status} ${sentence}`} className={styles.item}>
              <StatusMark status={status} size="s" />
              <span className={styles.titles}>
                {figures.map((figure) => (
                  <button
                    key={figure.id}
                    type="button"
                    className={styles.title}
                    onClick={() => setUrl({ indicator: figure.id })}
                  >
                    {figure.title}
                  </button>
                ))}
              </span>
              <p className={styles.sentence}>{sentence}</p>
            </li>
          ))}
          {overdue.map(({ pillar, title, sentence }) => (
            <li key={pillar} className={styles.item} data-overdue={pillar}>
              <span className={styles.overdue}>Overdue</span>
              <ViewLink view="pillar" pillar={pillar}>
                {title}
              </ViewLink>
              <p className={styles.sentence}>{sentence}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
