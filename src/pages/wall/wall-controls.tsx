import { ViewLink } from '#features/navigation/view-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Rotation } from './use-page-rotation.ts';
import { toggleFullScreen } from './use-wall-keys.ts';
import styles from './wall-controls.module.css';

/** For whoever stands at the screen; gone again when nobody does. */
export function WallControls({ rotation }: { rotation: Rotation }) {
  return (
    <nav className={styles.controls} aria-label="Wall">
      <Button onClick={() => rotation.turn(-1)}>← Previous</Button>
      <Button onClick={rotation.togglePause}>{rotation.isPaused ? 'Resume' : 'Pause'}</Button>
      <Button onClick={() => rotation.turn(1)}>Next →</Button>
      <Button onClick={() => void toggleFullScreen()}>Full screen (F)</Button>
      <ViewLink view="executive">Leave the wall</ViewLink>
    </nav>
  );
}
