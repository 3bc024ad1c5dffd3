import type { ConfigProblem } from '#config/problem.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { OnDemand, type OnDemandCode, onDemand } from '#ui/on-demand.tsx';
import type { View } from '#url/url-state.ts';

export type PageProps = {
  readonly scorecard: CurrentScorecard;
  readonly problems: readonly ConfigProblem[];
};

const PAGES: Readonly<Record<View, OnDemandCode<PageProps>>> = {
  executive: onDemand(() => import('#pages/executive/executive-page.tsx').then((page) => page.ExecutivePage)),
  operations: onDemand(() =>
    import('#pages/operations/operations-page.tsx').then((page) => page.OperationsPage),
  ),
  engineering: onDemand(() =>
    import('#pages/engineering/engineering-page.tsx').then((page) => page.EngineeringPage),
  ),
  pillar: onDemand(() => import('#pages/pillar/pillar-page.tsx').then((page) => page.PillarPage)),
  history: onDemand(() => import('#pages/history/history-page.tsx').then((page) => page.HistoryPage)),
  review: onDemand(() => import('#pages/review/review-page.tsx').then((page) => page.ReviewPage)),
  setup: onDemand(() => import('#pages/setup/setup-page.tsx').then((page) => page.SetupPage)),
  wall: onDemand(() => import('./wall-screen.tsx').then((page) => page.WallScreen)),
};

/** Fetches the code of a page. Settles also where that fails: rendering the page tries again. */
export const preloadPage = (view: View): Promise<unknown> =>
  PAGES[view].load().catch(() => PAGES[view].forgetFailure());

/** As in index.html. */
const TO_COME = (
  <div className="to-come" aria-busy="true">
    <span />
    <span />
    <span />
  </div>
);

type CurrentPageProps = PageProps & {
  readonly view: View;
  /** Another one starts afresh after a failure. */
  readonly resetKey: string;
};

/** The page of a view. */
export const CurrentPage = ({ view, resetKey, ...props }: CurrentPageProps) => (
  <OnDemand key={view} code={PAGES[view]} props={props} resetKey={resetKey} fallback={TO_COME} />
);
