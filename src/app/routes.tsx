import { type ComponentType, use } from 'react';
import type { ConfigProblem } from '#config/problem.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import type { View } from '#url/url-state.ts';

export type PageProps = {
  readonly scorecard: CurrentScorecard;
  readonly problems: readonly ConfigProblem[];
};

type Page = ComponentType<PageProps>;

const PAGES: Readonly<Record<View, PageCode>> = {
  executive: codeOf(() => import('#pages/executive/executive-page.tsx').then((page) => page.ExecutivePage)),
  operations: codeOf(() =>
    import('#pages/operations/operations-page.tsx').then((page) => page.OperationsPage),
  ),
  engineering: codeOf(() =>
    import('#pages/engineering/engineering-page.tsx').then((page) => page.EngineeringPage),
  ),
  pillar: codeOf(() => import('#pages/pillar/pillar-page.tsx').then((page) => page.PillarPage)),
  history: codeOf(() => import('#pages/history/history-page.tsx').then((page) => page.HistoryPage)),
  review: codeOf(() => import('#pages/review/review-page.tsx').then((page) => page.ReviewPage)),
  setup: codeOf(() => import('#pages/setup/setup-page.tsx').then((page) => page.SetupPage)),
  wall: codeOf(() => import('./wall-screen.tsx').then((page) => page.WallScreen)),
};

/** Fetches the code of a page. Settles also where that fails: rendering the page tries again, and says so. */
export const preloadPage = (view: View): Promise<unknown> => PAGES[view].load().catch(() => undefined);

/**
 * The page of a view. A component of React's `lazy` shows its fallback for 0.3 s even where its code has arrived before;
 * this one shows it only where the code is still to come.
 */
export function CurrentPage({ view, ...props }: PageProps & { readonly view: View }) {
  const Shown = PAGES[view].loaded() ?? use(PAGES[view].load());
  return <Shown {...props} />;
}

type PageCode = {
  /** Fetches it at the first call, and anew after a failure. */
  readonly load: () => Promise<Page>;
  readonly loaded: () => Page | null;
};

function codeOf(fetchPage: () => Promise<Page>): PageCode {
  let page: Page | null = null;
  let loading: Promise<Page> | null = null;
  return {
    loaded: () => page,
    load: () => {
      loading ??= fetchPage().then(
        (fetched) => {
          page = fetched;
          return fetched;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}
