import { useEffect, useRef } from 'react';
import { singleKeysAreOn } from '#state/single-keys.ts';
import type { Rotation } from './use-page-rotation.ts';
import { wallCommand } from './wall-command.ts';

/** Keys turn and hold the pages. A key that presses a button does only that, and one that is held down counts once. */
export function useWallKeys(rotation: Rotation): void {
  const current = useRef(rotation);
  useEffect(() => {
    current.current = rotation;
  });
  useEffect(() => {
    const obey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const isOnControl = event.target instanceof Element && event.target.closest('button, a') !== null;
      if (event.key === ' ' ? isOnControl : event.key.length === 1 && !singleKeysAreOn()) return;
      const command = wallCommand(event.key);
      if (command === null) return;
      event.preventDefault();
      if (command === 'next') current.current.turn(1);
      else if (command === 'previous') current.current.turn(-1);
      else if (command === 'pause') current.current.togglePause();
      else if (command === 'full-screen') void toggleFullScreen();
      else current.current.show(command.show);
    };
    window.addEventListener('keydown', obey);
    return () => window.removeEventListener('keydown', obey);
  }, []);
}

/** Refused where the browser or the frame forbids it: then the window stays as it is. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // Nothing to say on a wall about it.
  }
}
