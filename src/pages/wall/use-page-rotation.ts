import { useEffect, useRef, useState } from 'react';
import type { DurationMs } from '#compute/units.ts';
import { breakingPage, inTurningOrder, pageAfter, type RotatingPage, stayOf } from './page-rotation.ts';

export type Rotation = {
  readonly pages: readonly RotatingPage[];
  readonly shown: RotatingPage | null;
  readonly isPaused: boolean;
  readonly turn: (steps: number) => void;
  readonly show: (index: number) => void;
  readonly togglePause: () => void;
};

/**
 * Turns the pages: failing first and longer, and one that begins to fail at once.
 * @param turn how long a calm page stays; null: until somebody turns it
 */
export function useRotation(given: readonly RotatingPage[], turn: DurationMs | null): Rotation {
  const pages = inTurningOrder(given);
  const [wanted, setWanted] = useState<string | null>(null);
  const [isPaused, setPaused] = useState(false);
  const before = useRef(given);
  const since = useRef(0);
  const shown = pages.find(({ id }) => id === wanted) ?? pages[0] ?? null;
  const shownId = shown?.id ?? null;
  const nextId = pageAfter(pages, shownId, 1)?.id ?? null;
  const stay = turn === null || shown === null || isPaused || pages.length < 2 ? null : stayOf(shown, turn);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown since it came up, and since the last pause
  useEffect(() => {
    since.current = performance.now();
  }, [shownId, isPaused]);

  useEffect(() => {
    const breaking = breakingPage(before.current, given);
    before.current = given;
    if (breaking !== null) setWanted(breaking.id);
  }, [given]);

  useEffect(() => {
    if (stay === null) return;
    // A status that changes meanwhile changes how long the page stays, and not since when it is there.
    const rest = Math.max(0, stay - (performance.now() - since.current));
    const timer = setTimeout(() => setWanted(nextId), rest);
    return () => clearTimeout(timer);
  }, [stay, nextId]);

  return {
    pages,
    shown,
    isPaused,
    turn: (steps) => setWanted(pageAfter(pages, shownId, steps)?.id ?? null),
    show: (index) => setWanted(pages[index]?.id ?? shownId),
    togglePause: () => setPaused((paused) => !paused),
  };
}
