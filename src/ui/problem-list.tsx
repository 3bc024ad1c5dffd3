import styles from './problem-list.module.css';

type Problem = { readonly path: string; readonly message: string; readonly effect: string };

/** What is wrong in scorecard.json: where, what was expected, and what follows. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className={styles.list}>
      {problems.map(({ path, message, effect }) => (
        <li key={`${path} ${message}`} className={styles.item}>
          <code className={styles.path}>{path}</code>
          <span>{message}.</span> <span className={styles.effect}>{effect}.</span>
        </li>
      ))}
    </ul>
  );
}
