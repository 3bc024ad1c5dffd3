import { lazy, StrictMode, Suspense } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { restoreSnapshot } from '#data/keep-snapshot.ts';
import { prefetchView } from '#data/prefetch-view.ts';
import { SessionContext } from '#data/session-context.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { whenIdle } from '#ui/when-idle.ts';
import { parseUrlState } from '#url/url-state.ts';
import { App } from './app.tsx';
import { BrokenScorecard } from './broken-scorecard.tsx';
import { findRecordings } from './find-recordings.ts';
import { openSession } from './open-session.ts';
import { preloadPage } from './routes.tsx';
import { StartFailure } from './start-failure.tsx';

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
  const root = createRoot(element);
  const opened = await openSession(scorecard, location).catch((error: unknown) => {
    render(root, <StartFailure error={error} />);
    return null;
  });
  if (opened === null) return root;
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

function render(root: Root, content: React.ReactNode): void {
  root.render(
    <StrictMode>
      <ErrorBoundary resetKey="">
        <Suspense>{content}</Suspense>
      </ErrorBoundary>
    </StrictMode>,
  );
}
