import type { ConfigProblem } from '#config/problem.ts';
import { Button } from '#ui/button.tsx';
import { ProblemList } from '#views/problem-list.tsx';
import styles from './shell.module.css';

/** The page when nothing of scorecard.json can be used: what is wrong, where, and how to go on. */
export function BrokenScorecard({ problems }: { problems: readonly ConfigProblem[] }) {
  return (
    <main className={styles.alone}>
      <h1>scorecard.json cannot be read</h1>
      <p>
        Everything Pillars shows is set in that file, beside this page. Mend what is named here and reload;
        its JSON Schema, <code>scorecard.schema.json</code>, says what may stand where.
      </p>
      <ProblemList problems={problems} />
      <p>
        <Button tone="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </p>
    </main>
  );
}
