import styles from './grade-badge.module.css';

export type GradeBadgeProps = {
  /** A letter from "A+" to "F", or null when too little is known for one. */
  readonly grade: string | null;
  /** The letter may still change: something had no data. */
  readonly provisional?: boolean;
  readonly size?: 'hero' | 'small';
};

const NO_LETTER = '–';
/** Beside a large one stands the sentence that says why. */
const WHY_NONE = { small: 'Not enough data', hero: null } as const;

const spoken = (grade: string) => grade.replace('+', ' plus').replace(/[-−]/u, ' minus');

/** "A-" is set with a true minus sign, as wide as the plus. */
const typeset = (grade: string) => grade.replace('-', '−');

export function GradeBadge({ grade, provisional = false, size = 'small' }: GradeBadgeProps) {
  const remark = grade === null ? WHY_NONE[size] : provisional ? 'Provisional' : null;
  const letter = typeset(grade ?? NO_LETTER);
  const name = grade === null ? 'No grade' : `Grade ${spoken(grade)}`;
  return (
    <span
      className={styles.badge}
      data-size={size}
      data-state={grade === null ? 'none' : provisional ? 'provisional' : 'final'}
    >
      <span className={styles.letter} role="img" aria-label={name}>
        {letter.charAt(0)}
        <span className={styles.sign}>{letter.slice(1)}</span>
      </span>
      {remark !== null && <span className={styles.remark}>{remark}</span>}
    </span>
  );
}
