import type { ConfigProblem } from '#config/problem.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { type Preloadable, Preloaded, preloadable } from '#ui/preloadable.tsx';
import type { View } from '#url/url-state.ts';

type ViewProps = { readonly scorecard: CurrentScorecard; readonly problems: readonly ConfigProblem[] };
type OtherViewName = Exclude<View, 'executive'>;

const VIEWS: Readonly<Record<OtherViewName, Preloadable<ViewProps>>> = {
  operations: preloadable(() =>
    import('#pages/operations/operations-page.tsx').then((part) => part.OperationsView),
  ),
  engineering: preloadable(() =>
    import('#pages/engineering/engineering-page.tsx').then((part) => part.EngineeringView),
  ),
  pillar: preloadable(() => import('#pages/pillar/pillar-page.tsx').then((part) => part.PillarView)),
  history: preloadable(() => import('#pages/history/history-page.tsx').then((part) => part.HistoryView)),
  review: preloadable(() => import('#pages/review/review-page.tsx').then((part) => part.ReviewView)),
  setup: preloadable(() => import('#pages/setup/setup-page.tsx').then((part) => part.SetupView)),
  wall: preloadable(() => import('./wall-screen.tsx').then((part) => part.WallScreen)),
};

/** Fetches the script of a view. */
export const preloadView = (view: OtherViewName): Promise<void> => VIEWS[view].preload();

export type OtherViewProps = ViewProps & { readonly view: OtherViewName };

/** Every view but the first. A chunk of its own: the names of all their parts would weigh on the first screen. */
export function OtherView({ view, ...props }: OtherViewProps) {
  return <Preloaded key={view} of={VIEWS[view]} props={props} />;
}
