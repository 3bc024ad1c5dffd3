import '#ui/global.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot, type Root as MountedRoot } from 'react-dom/client';
import type { Boot } from '#data/session.ts';
import { SessionContext } from '#data/session-context.ts';
import { currentUrlState } from '#url/use-url-state.ts';
import { App, preloadShown } from './app.tsx';
import { STALLED_AFTER } from './boot.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { settledOrStalled } from './settled-or-stalled.ts';

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

/** Puts the app on the page. */
export async function mount(boot: Boot): Promise<MountedRoot> {
  await parsed();
  const element = document.getElementById('root');
  if (element === null) throw new Error('index.html has no #root');
  if (boot.kind === 'ready') {
    await boot.firstAnswers;
    await settledOrStalled([preloadShown(currentUrlState().view)], STALLED_AFTER);
  }
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <ErrorBoundary resetKey="">
        <Suspense>
          <Root boot={boot} />
        </Suspense>
      </ErrorBoundary>
    </StrictMode>,
  );
  return root;
}

/** The entry is an async script: it may run before the browser has read the page to its end. */
const parsed = (): Promise<unknown> | undefined =>
  document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : undefined;

function Root({ boot }: { boot: Boot }) {
  if (boot.kind === 'broken') return <BrokenScorecard problems={boot.problems} />;
  return (
    <SessionContext value={boot.session}>
      <App />
      {QueryDevtools !== null && <QueryDevtools client={boot.session.queries} />}
    </SessionContext>
  );
}
