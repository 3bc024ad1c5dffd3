import { lazy, StrictMode, Suspense } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { restoreSnapshot } from '#data/keep-snapshot.ts';
import { prefetchView } from '#data/prefetch-view.ts';
import { SessionContext } from '#data/session-context.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { parseUrlState } from '#url/url-state.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { findRecordings } from './find-recordings.ts';
import { type Opened, openSession } from './open-session.ts';
import { preloadPage } from './routes.tsx';

const BrokenScorecard = lazy(() =>
  import('./broken-scorecard.tsx').then(({ BrokenScorecard }) => ({ default: BrokenScorecard })),
);

/** Not in what is built. */
const QueryDevtools = import.meta.env.DEV
  ? lazy(() =>
      import('@tanstack/react-query-devtools').then(({ ReactQueryDevtools }) => ({
        default: ReactQueryDevtools,
      })),
    )
  : null;

/**
 * Puts the app on the page: the code of the page first, then the first queries, then the page itself, whether anything
 * has been answered or not. A slow server must hold up neither the code nor the skeleton.
 * @param scorecard the response to the request for scorecard.json
 */
export async function startApp(
  element: HTMLElement,
  scorecard: Promise<Response>,
  location: Location,
): Promise<Root> {
  const page = preloadPage(parseUrlState(location.search).view);
  const opened = await openSession(scorecard, location).catch(withoutCode);
  const root = createRoot(element);
  if (opened.kind === 'broken') {
    render(root, <BrokenScorecard problems={opened.problems} />);
    return root;
  }
  const { session, url } = opened;
  const { queries, source } = session;
  if (url.view === 'wall' && source.kind === 'server') await restoreSnapshot(session);
  const responses = prefetchView(session, url);
  // Until the first queries are answered everything is counted from raw series. The demo world has no rules.
  if (source.kind === 'server') {
    void responses.then(() => whenIdle(() => void findRecordings(queries, opened)));
  }
  await page;
  render(
    root,
    <SessionContext value={session}>
      <App />
      {QueryDevtools !== null && <QueryDevtools client={queries} />}
    </SessionContext>,
  );
  return root;
}

/** The demo world is fetched when it is wanted. Without it the page would wait for ever. */
const withoutCode = (error: unknown): Opened => ({
  kind: 'broken',
  problems: [
    {
      path: 'the page',
      message: `expected all of its code; ${error instanceof Error ? error.message : String(error)}`,
      effect: 'Nothing can be shown; reload to try again',
    },
  ],
});

function render(root: Root, content: React.ReactNode): void {
  root.render(
    <StrictMode>
      <ErrorBoundary resetKey="">
        <Suspense>{content}</Suspense>
      </ErrorBoundary>
    </StrictMode>,
  );
}
