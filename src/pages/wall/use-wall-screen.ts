import { useLayoutEffect } from 'react';
import { forceTheme } from '#state/theme.ts';
import type { WallOptions } from '#url/wall-options.ts';

/** Gives the document the wall's own root size and theme as long as the wall is shown. */
export function useWallScreen({ theme, panel }: WallOptions): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.screen = panel === null ? 'wall' : 'panel';
    forceTheme(theme);
    return () => {
      delete dataset.screen;
      forceTheme(null);
    };
  }, [theme, panel]);
}
