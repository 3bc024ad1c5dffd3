import { useEffect } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { useRotation } from './use-page-rotation.ts';
import { usePixelShift } from './use-pixel-shift.ts';
import { usePresence } from './use-presence.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { useWall } from './use-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { useWallScreen } from './use-wall-screen.ts';
import { WallAge } from './wall-age.tsx';
import { WallControls } from './wall-controls.tsx';
import styles from './wall-page.module.css';
import { WallPanel } from './wall-panel.tsx';
import { WallSlide } from './wall-slide.tsx';
import { WallTabs } from './wall-tabs.tsx';

/** For a television: nothing to hover over, nothing to scroll, and never fresher in looks than in fact. */
export function WallPage({
  scorecard,
  fileFault,
}: {
  scorecard: CurrentScorecard;
  fileFault: string | null;
}) {
  const [url] = useUrlState();
  const { panel, rotate } = url.wall;
  const { source } = useSession();
  const wall = useWall(scorecard, fileFault, figureState(url));
  const { model, freshness, now, notice } = wall;
  const rotation = useRotation(model.pages, rotate);
  useWallScreen(url.wall);
  useWallKeys(rotation);
  // A panel is a part of another page, which may decide that for itself.
  useWakeLock(panel === null);
  const isAttended = usePresence();
  const shift = usePixelShift();
  const { letter } = model.grade;
  useEffect(() => {
    document.title = letter === null ? model.title : `${letter} · ${model.title}`;
  }, [letter, model.title]);

  const { shown } = rotation;
  const page = panel ?? shown?.id ?? '';
  return (
    <div
      className={styles.wall}
      style={shift}
      data-panel={panel ?? undefined}
      data-freshness={freshness.state}
      data-attended={isAttended || undefined}
    >
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
      <main key={page} id="content" className={styles.page} data-page={page} tabIndex={-1}>
        {panel === null ? <WallSlide id={page} wall={wall} /> : <WallPanel panel={panel} wall={wall} />}
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
      {panel === null && isAttended && <WallControls rotation={rotation} />}
    </div>
  );
}
