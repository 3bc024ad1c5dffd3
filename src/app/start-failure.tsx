import { useEffect } from 'react';
import { Button } from '#ui/button.tsx';
import { parseUrlState } from '#url/url-state.ts';
import styles from './shell.module.css';

const AGAIN_AFTER_MS = 30_000;

const reload = () => window.location.reload();

/** The page when part of its own code did not come, such as that of the demo world. */
export function StartFailure({ error }: { error: unknown }) {
  const isWall = parseUrlState(window.location.search).view === 'wall';
  useEffect(() => {
    // Nobody is there to press a button on a wall.
    if (!isWall) return;
    const timer = setTimeout(reload, AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isWall]);
  return (
    <main className={styles.alone}>
      <h1>The page could not be loaded</h1>
      <p>
        Part of its code did not come: {error instanceof Error ? error.message : String(error)}. Check that
        the server of this page can be reached, and reload.
      </p>
      <p>
        <Button tone="primary" onClick={reload}>
          Reload
        </Button>
      </p>
    </main>
  );
}
