import { useEffect } from 'react';
import { loadScorecard } from '#config/load-scorecard.ts';
import type { ConfigProblem } from '#config/problem.ts';
import { Button } from '#ui/button.tsx';
import { ProblemList } from '#ui/problem-list.tsx';
import { parseUrlState } from '#url/url-state.ts';
import styles from './shell.module.css';

const LOOK_EVERY_MS = 30_000;

/** Nobody is there to press a button on a wall: it looks at the file again until that can be read. */
function useLookAgain(isWall: boolean): void {
  useEffect(() => {
    if (!isWall) return;
    const timer = setInterval(async () => {
      const { config } = await loadScorecard('./scorecard.json');
      if (config !== null) window.location.reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWall]);
}

/** The page when nothing of scorecard.json can be used: what is wrong, where, and how to go on. */
export function BrokenScorecard({ problems }: { problems: readonly ConfigProblem[] }) {
  const isWall = parseUrlState(window.location.search).view === 'wall';
  useLookAgain(isWall);
  return (
    <main className={styles.alone}>
      <h1>scorecard.json cannot be read</h1>
      <p>
        Everything Pillars shows is set in that file, beside this page. Mend what is named here and reload;
        its JSON Schema, <code>scorecard.schema.json</code>, says what may stand where.
      </p>
      <ProblemList problems={problems} />
      {isWall && <p>This screen looks at the file again every half minute, and goes on by itself.</p>}
      <p>
        <Button tone="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </p>
    </main>
  );
}
