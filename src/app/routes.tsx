import type { ConfigProblem } from '#config/problem.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import type { View } from '#url/url-state.ts';
import { type PageCode, pageCode, usePageCode } from './page-code.ts';

export type PageProps = {
  readonly scorecard: CurrentScorecard;
  readonly problems: readonly ConfigProblem[];
};

const PAGES: Readonly<Record<View, PageCode<PageProps>>> = {
  executive: pageCode(() => import('#pages/executive/executive-page.tsx').then((page) => page.ExecutivePage)),
  operations: pageCode(() =>
    import('#pages/operations/operations-page.tsx').then((page) => page.OperationsPage),
  ),
  engineering: pageCode(() =>
    import('#pages/engineering/engineering-page.tsx').then((page) => page.EngineeringPage),
  ),
  pillar: pageCode(() => import('#pages/pillar/pillar-page.tsx').then((page) => page.PillarPage)),
  history: pageCode(() => import('#pages/history/history-page.tsx').then((page) => page.HistoryPage)),
  review: pageCode(() => import('#pages/review/review-page.tsx').then((page) => page.ReviewPage)),
  setup: pageCode(() => import('#pages/setup/setup-page.tsx').then((page) => page.SetupPage)),
  wall: pageCode(() => import('./wall-screen.tsx').then((page) => page.WallScreen)),
};

/** Fetches the code of a page. Settles also where that fails: rendering the page tries again. */
export const preloadPage = (view: View): Promise<unknown> =>
  PAGES[view].load().catch(() => forgetFailedPage(view));

/** What could not be fetched is fetched anew the next time the page is rendered. */
export const forgetFailedPage = (view: View): void => PAGES[view].forgetFailure();

/** The page of a view. */
export function CurrentPage({ view, ...props }: PageProps & { readonly view: View }) {
  const Shown = usePageCode(PAGES[view]);
  return <Shown {...props} />;
}
