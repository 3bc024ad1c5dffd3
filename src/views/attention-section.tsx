import type { AttentionItem } from '#scorecard/attention.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './attention-section.module.css';

/** What keeps the grade from being better, worst first. */
export function AttentionSection({
  items,
  isLoading,
}: {
  items: readonly AttentionItem[];
  isLoading: boolean;
}) {
  const [, setUrl] = useUrlState();
  return (
    <Section title="Needs attention">
      {items.length === 0 ? (
        <p className={styles.calm}>
          {isLoading ? 'Still looking …' : 'Nothing does. Every target that is graded is met.'}
        </p>
      ) : (
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
        </ul>
      )}
    </Section>
  );
}
