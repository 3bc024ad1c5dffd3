import { FigureValue } from '#features/figure/figure-value.tsx';
import type { PracticeLine, PracticeList } from '#scorecard/explain/practice-list.ts';
import { Section } from '#ui/section.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import { PracticeState } from './practice-state.tsx';
import styles from './practices-section.module.css';

/** What people do to keep the pillar up: who, how far, what shows it, and when somebody looks again. */
export function PracticesSection({ list }: { list: PracticeList | null }) {
  if (list === null) {
    return (
      <Section title="Practices">
        <p className={styles.none}>scorecard.json names no practices for this pillar.</p>
      </Section>
    );
  }
  return (
    <Section title="Practices" lead={`${list.summary}. ${list.rule}`}>
      <div className={styles.groups}>
        {list.groups.map(({ title, practices }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.group}>{title}</h3>
            <ul className={styles.list}>
              {practices.map((practice) => (
                <PracticeItem key={practice.id} practice={practice} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}

function PracticeItem({ practice }: { practice: PracticeLine }) {
  const {
    id,
    title,
    state,
    isOverdue,
    reason,
    owner,
    evidence,
    reviewed,
    nextReview,
    effect,
    effectSharedWith,
    isUnmeasured,
    stake,
  } = practice;
  return (
    <li className={styles.item} data-practice={id} data-overdue={isOverdue}>
      <span className={styles.title}>{title}</span>
      <span className={styles.state}>
        <PracticeState state={state} />
      </span>
      {reason !== null && <p className={styles.reason}>{reason}</p>}
      {effect !== null && (
        <p className={styles.reason} data-indicator={effect.id} data-text={effect.text}>
          Measured effect:{' '}
          <button
            type="button"
            className={styles.effect}
            data-print="show"
            onClick={() => changeUrlState({ indicator: effect.id })}
          >
            {effect.title}
          </button>{' '}
          <FigureValue figure={effect} />
          {effectSharedWith.length > 0 && `, together with ${effectSharedWith.join(', ')}`}
        </p>
      )}
      {stake !== null && <p className={styles.reason}>{stake}</p>}
      <p className={styles.facts}>
        {owner !== null && <span>{owner}</span>}
        {reviewed !== null && (
          <span>
            reviewed <Time at={reviewed} zone="utc" precision="day" />
          </span>
        )}
        {nextReview !== null && (
          <span className={styles.next}>
            {isOverdue ? 'overdue since' : 'next review'} <Time at={nextReview} zone="utc" precision="day" />
          </span>
        )}
        {isUnmeasured && <span>effect not measured</span>}
        {evidence !== null && (
          <TextLink href={evidence} external>
            Evidence
          </TextLink>
        )}
      </p>
    </li>
  );
}
