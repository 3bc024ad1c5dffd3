import { Suspense, useEffect, useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useRefresh } from '#data/use-refresh.ts';
import { useScorecard } from '#data/use-scorecard.ts';
import { SpokenMessages } from '#features/query-state/spoken-messages.ts';
import { ExecutiveView } from '#pages/executive/executive-page.tsx';
import { queryProblems } from '#scorecard/evaluate/query-problems.ts';
import { DEFAULT_TITLE } from '#scorecard/explain/figures.ts';
import { spokenMessages } from '#scorecard/explain/outage-notices.ts';
import { optionalPart } from '#ui/optional-part.ts';
import { Preloaded, preloadable } from '#ui/preloadable.tsx';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';
import { ZoneContext } from '#ui/zone-context.ts';
import { figureState } from '#url/figure-state.ts';
import type { View } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import type { OtherViewProps } from './other-view.tsx';
import { Shell } from './shell.tsx';
import { useFetchAhead } from './use-fetch-ahead.ts';

// The first screen carries no more than it shows.
const otherView = preloadable(() => import('./other-view.tsx').then(({ OtherView }) => OtherView));
const Dialogs = optionalPart(() => import('./dialogs.tsx').then((part) => part.Dialogs));

/** Makes the view that the address names ready to be rendered at once. */
export async function preloadShown(view: View): Promise<void> {
  if (view === 'executive') return;
  const [{ preloadView }] = await Promise.all([import('./other-view.tsx'), otherView.preload()]);
  await preloadView(view);
}

export function App() {
  const [url] = useUrlState();
  const { config, instants, problems: configProblems } = useSession();
  const figures = figureState(url);
  const scorecard = useScorecard(figures);
  useRefresh(url.refresh, figures.at);
  useFetchAhead();
  const isPainted = useAfterFirstPaint();
  const spoken = useMemo(() => spokenMessages(scorecard.evaluations), [scorecard.evaluations]);
  const problems = [...configProblems, ...queryProblems(scorecard.evaluations)];

  const letter = scorecard.grade?.letter ?? null;
  const title = config.title ?? DEFAULT_TITLE;
  const isWall = url.view === 'wall';
  useEffect(() => {
    // A wall withdraws its grade when the figures get old, there too.
    if (!isWall) document.title = letter === null ? title : `${letter} · ${title}`;
  }, [letter, title, isWall]);

  if (isWall) {
    return (
      <ZoneContext value={url.zone}>
        {/* Nobody is there to press "Try again": the next refresh does. */}
        <ErrorBoundary resetKey={String(instants.current())}>
          <Suspense>
            <CurrentView scorecard={scorecard} problems={problems} />
          </Suspense>
        </ErrorBoundary>
      </ZoneContext>
    );
  }

  return (
    <ZoneContext value={url.zone}>
      <Shell scorecard={scorecard} problemCount={problems.length}>
        <ErrorBoundary resetKey={`${url.view} ${url.pillar}`}>
          <Suspense>
            <SpokenMessages value={spoken}>
              <CurrentView scorecard={scorecard} problems={problems} />
            </SpokenMessages>
          </Suspense>
        </ErrorBoundary>
        <Suspense>{isPainted && <Dialogs scorecard={scorecard} />}</Suspense>
      </Shell>
    </ZoneContext>
  );
}

function CurrentView(props: Omit<OtherViewProps, 'view'>) {
  const [{ view }] = useUrlState();
  if (view === 'executive') return <ExecutiveView scorecard={props.scorecard} />;
  return <Preloaded of={otherView} props={{ ...props, view }} />;
}
