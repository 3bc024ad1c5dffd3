import { attentionLead } from '#scorecard/attention.ts';
import type { NeedsAttention } from '#scorecard/needs-attention.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import styles from './attention-section.module.css';
import { ChartLink } from './chart-link.tsx';
import { ExemptMark } from './exempt-mark.tsx';
import { ExemptionNote } from './exemption-note.tsx';
import { ViewLink } from './view-link.tsx';

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
