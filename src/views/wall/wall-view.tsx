import { useEffect } from 'react';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useWall } from '#scorecard/use-wall.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { useRotation } from './use-rotation.ts';
import { useWallScreen } from './use-wall-screen.ts';
import { WallAge } from './wall-age.tsx';
import { WallPage } from './wall-page.tsx';
import { WallPanel } from './wall-panel.tsx';
import { WallTabs } from './wall-tabs.tsx';
import styles from './wall-view.module.css';

/** For a television: nothing to hover over, nothing to scroll, and never fresher in looks than in fact. */
export function WallView({ scorecard, problemCount }: { scorecard: CurrentScorecard; problemCount: number }) {
  const [url] = useUrlState();
  const { panel, rotate } = url.wall;
  const { source } = useSession();
  const wall = useWall(scorecard, problemCount, url);
  const { model, freshness, now, notice } = wall;
  const rotation = useRotation(model.pages, rotate);
  useWallScreen(url.wall);
  const { letter } = model.grade;
  useEffect(() => {
    document.title = letter === null ? model.title : `${letter} · ${model.title}`;
  }, [letter, model.title]);

  const { shown } = rotation;
  const page = panel ?? shown?.id ?? '';
  return (
    <div className={styles.wall} data-panel={panel ?? undefined} data-freshness={freshness.state}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          {panel !== null ? (
            <VisuallyHidden>{model.title}</VisuallyHidden>
          ) : shown !== null && shown.id !== 'grade' ? (
            <>
              <b>{shown.title}</b> {model.title}
            </>
          ) : (
            <b>{model.title}</b>
          )}
        </h1>
        <WallAge model={freshness} now={now} />
      </header>
      <main id="content" className={styles.page} data-page={page} tabIndex={-1}>
        {panel === null ? <WallPage id={page} wall={wall} /> : <WallPanel panel={panel} wall={wall} />}
      </main>
      {panel === null && (
        <footer className={styles.foot}>
          <WallTabs pages={rotation.pages} shown={page} />
          <p className={styles.notice}>
            {rotation.isPaused && 'Paused · '}
            {notice ?? source.label}
          </p>
        </footer>
      )}
    </div>
  );
}
