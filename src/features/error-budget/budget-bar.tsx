import type { BudgetShares } from '#scorecard/explain/budget-summary.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './budget-bar.module.css';

type Props = {
  readonly title: string;
  /** "51 % left"; "overspent by 20 %". */
  readonly text: string;
  readonly bar: BudgetShares;
};

const PARTS = ['used', 'overspent', 'left'] as const;

/** What was spent of a budget and what is left of it, or how much too much was spent; with a word for each part. */
export function BudgetBar({ title, text, bar }: Props) {
  const shown = PARTS.filter((part) => bar[part] > 0);
  return (
    <>
      <VisuallyHidden>
        <meter min={0} max={1} value={bar.left} aria-label={`${title}: error budget left`}>
          {text}
        </meter>
      </VisuallyHidden>
      <div className={styles.bar} aria-hidden="true">
        {shown.map((part) => (
          <span key={part} className={styles[part]} data-part={part} style={{ flexGrow: bar[part] }} />
        ))}
      </div>
      <p className={styles.key} aria-hidden="true">
        {shown.map((part) => (
          <span key={part}>
            <span className={`${styles.swatch} ${styles[part]}`} /> {WORDS[part](bar)}
          </span>
        ))}
      </p>
    </>
  );
}

const WORDS: Readonly<Record<(typeof PARTS)[number], (bar: BudgetShares) => string>> = {
  used: ({ overspent }) => (overspent > 0 ? 'allowed' : 'used'),
  overspent: () => 'overspent',
  left: () => 'left',
};
