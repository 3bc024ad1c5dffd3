import { ExemptionNote, ExemptMark } from '#features/figure/exempt-mark.tsx';
import { ChartLink } from '#features/navigation/chart-link.tsx';
import { ViewLink } from '#features/navigation/view-link.tsx';
import { attentionLead } from '#scorecard/explain/attention.ts';
import type { NeedsAttention } from '#scorecard/explain/needs-attention.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import styles from './attention-section.module.css';

/** What keeps the grade from being better, worst first; then what nobody has looked at in time. */
export function AttentionSection({
  items,
  overdue,
  exempt,
  isLoading,
}: NeedsAttention & { readonly isLoading: boolean }) {
  const counts = { items: items.length, overdue: overdue.length, exempt: exempt.length };
  const lead = isLoading && items.length === 0 ? 'Still looking …' : attentionLead(counts);
  return (
    <Section title="Needs attention">
      {lead !== null && <p className={styles.calm}>{lead}</p>}
      {items.length + overdue.length + exempt.length > 0 && (
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
                    data-print="show"
                    onClick={() => changeUrlState({ indicator: figure.id })}
                  >
                    {figure.title}
                  </button>
                ))}
              </span>
              <p className={styles.sentence}>
                {sentence}.{' '}
                {figures.length === 1 && <ChartLink indicator={figures[0]?.id ?? ''}>Chart</ChartLink>}
              </p>
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
          {exempt.map(({ id, title, exemption }) => (
            <li key={id} className={styles.item} data-exempted={id}>
              {exemption !== null && <ExemptMark exemption={exemption} />}
              <button
                type="button"
                className={styles.title}
                data-print="show"
                onClick={() => changeUrlState({ indicator: id })}
              >
                {title}
              </button>
              <p className={styles.sentence}>
                {exemption !== null && <ExemptionNote exemption={exemption} />}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
