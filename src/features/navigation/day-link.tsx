import type { ReactNode } from 'react';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { figureState } from '#url/figure-state.ts';
import type { Explanation, View } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { UrlLink } from './url-link.tsx';

export type DayLinkProps = {
  readonly at: EpochMs;
  /** The executive view unless told otherwise. */
  readonly view?: View;
  /** What to explain there: the grade, or a figure. */
  readonly explain?: Explanation;
  readonly indicator?: string;
  /** The window of every figure there; left out: as it is here. */
  readonly window?: DurationMs;
  readonly children: ReactNode;
};

/** A link to the scorecard as it stood at an instant, and perhaps to what it has to say of itself. */
export function DayLink({
  at,
  view = 'executive',
  explain,
  indicator,
  window: chosen,
  children,
}: DayLinkProps) {
  const figures = figureState(useUrlState()[0]);
  const change = {
    view,
    at,
    explain: explain ?? null,
    indicator: indicator ?? null,
    window: chosen ?? figures.window,
    period: null,
    day: null,
    slide: null,
  } as const;
  return (
    <UrlLink change={change} from={figures}>
      {children}
    </UrlLink>
  );
}
