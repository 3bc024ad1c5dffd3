import { type ComponentType, use } from 'react';
import type { ConfigProblem } from '#config/problem.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import type { View } from '#url/url-state.ts';

export type PageProps = {
  readonly scorecard: CurrentScorecard;
  readonly problems: readonly ConfigProblem[];
};

type Page = ComponentType<PageProps>;

const PAGES: Readonly<Record<View, () => Promise<Page>>> = {
  executive: once(() => import('#pages/executive/executive-page.tsx').then((page) => page.ExecutivePage)),
  operations: once(() => import('#pages/operations/operations-page.tsx').then((page) => page.OperationsPage)),
  engineering: once(() =>
    import('#pages/engineering/engineering-page.tsx').then((page) => page.EngineeringPage),
  ),
  pillar: once(() => import('#pages/pillar/pillar-page.tsx').then((page) => page.PillarPage)),
  history: once(() => import('#pages/history/history-page.tsx').then((page) => page.HistoryPage)),
  review: once(() => import('#pages/review/review-page.tsx').then((page) => page.ReviewPage)),
  setup: once(() => import('#pages/setup/setup-page.tsx').then((page) => page.SetupPage)),
  wall: once(() => import('./wall-screen.tsx').then((page) => page.WallScreen)),
};

/** Fetches the code of a page. Settles also where that fails: rendering the page tries again, and says so. */
export const preloadPage = (view: View): Promise<unknown> => PAGES[view]().catch(() => undefined);

/**
 * The page of a view. `use` rather than `lazy`: a lazy component shows its fallback for 0.3 s even where its code has
 * arrived before.
 */
export function CurrentPage({ view, ...props }: PageProps & { readonly view: View }) {
  const Shown = use(PAGES[view]());
  return <Shown {...props} />;
}

/** Loads at the first call, and anew after a failure. */
function once(load: () => Promise<Page>): () => Promise<Page> {
  let loading: Promise<Page> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
