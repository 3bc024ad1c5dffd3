import type { BudgetModel } from '#scorecard/budget-model.ts';
import { Section } from '#ui/section.tsx';
import styles from './budget-section.module.css';

/** What is left of the error budgets, in percent and in plain time. */
export function BudgetSection({ budgets }: { budgets: readonly BudgetModel[] }) {
  return (
    <Section title="Error budget">
      {budgets.length === 0 && <p className={styles.none}>No target with an error budget has data.</p>}
      {budgets.map((budget) => (
        <div key={budget.id} className={styles.budget}>
          <p className={styles.line}>
            <span className={styles.title}>{budget.title}</span>
            <span className={styles.text} data-overspent={budget.isOverspent}>
              {budget.text}
            </span>
          </p>
          <meter
            className={styles.meter}
            min={0}
            max={1}
            value={budget.share}
            aria-label={`${budget.title}: error budget left`}
          >
            {budget.text}
          </meter>
          <p className={styles.time}>{budget.time}</p>
        </div>
      ))}
    </Section>
  );
}
