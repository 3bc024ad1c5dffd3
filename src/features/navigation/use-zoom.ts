import { useMemo } from 'react';
import type { DurationMs } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import { stepBack, zoomTo } from '#url/zoom-history.ts';
import { spanChoice } from './span-choice.ts';
import { panned, zoomedIn, zoomedOut } from './zoom-span.ts';

/** What a reader can do with the time that is shown. Each zoom is a step of the browser's history. */
export type Zoom = {
  readonly onZoom: (span: TimeSpan) => void;
  readonly onBack: () => void;
  readonly onZoomIn: (around: number | null) => void;
  readonly onZoomOut: () => void;
  readonly onPan: (by: number) => void;
  /** A quarter of what is shown. */
  readonly onEarlier: () => void;
  readonly onLater: () => void;
  readonly snap: DurationMs;
};

/**
 * @param shown the span on screen
 * @param step  the grid its points lie on
 */
export function useZoom(shown: TimeSpan, step: DurationMs): Zoom {
  const { instants } = useSession();
  const { start, end } = shown;
  return useMemo(() => {
    const span = { start, end };
    const now = () => instants.current();
    /** What reaches up to now is live, and stays so. */
    const choice = (wanted: TimeSpan) => {
      const { at, window } = spanChoice(wanted);
      return { window, at: at >= now() ? null : at };
    };
    const onPan = (by: number) => zoomTo(choice(panned(span, by, step, now())), { isSameStep: true });
    const quarter = (end - start) / 4;
    return {
      onZoom: (wanted) => zoomTo(spanChoice(wanted)),
      onBack: stepBack,
      onZoomIn: (around) => zoomTo(spanChoice(zoomedIn(span, around, step))),
      onZoomOut: () => zoomTo(choice(zoomedOut(span, now()))),
      onPan,
      onEarlier: () => onPan(-quarter),
      onLater: () => onPan(quarter),
      snap: step,
    };
  }, [instants, start, end, step]);
}
