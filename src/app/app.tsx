import { lazy, Suspense, useEffect } from 'react';
import { DEFAULT_TITLE } from '#scorecard/executive-model.ts';
import { queryProblems } from '#scorecard/query-problems.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useRefresh } from '#scorecard/use-refresh.ts';
import { type CurrentScorecard, useScorecard } from '#scorecard/use-scorecard.ts';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ExecutiveView } from '#views/executive-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { useFetchAhead } from './use-fetch-ahead.ts';

// The first screen carries no more than it shows.
const OperationsView = lazy(() =>
  import('#views/operations-view.tsx').then(({ OperationsView }) => ({ default: OperationsView })),
);
const EngineeringView = lazy(() =>
  import('#views/engineering-view.tsx').then(({ EngineeringView }) => ({ default: EngineeringView })),
);
const PillarView = lazy(() =>
  import('#views/pillar-view.tsx').then(({ PillarView }) => ({ default: PillarView })),
);
const HistoryView = lazy(() =>
  import('#views/history-view.tsx').then(({ HistoryView }) => ({ default: HistoryView })),
);
const SetupView = lazy(() =>
  import('#views/setup-view.tsx').then(({ SetupView }) => ({ default: SetupView })),
);
const Dialogs = lazy(() => import('./dialogs.tsx').then(({ Dialogs }) => ({ default: Dialogs })));
const WallScreen = lazy(() =>
  import('./wall-screen.tsx').then(({ WallScreen }) => ({ default: WallScreen })),
);

export function App() {
  const [url] = useUrlState();
  const { config, instants, problems: configProblems } = useSession();
  const scorecard = useScorecard(url);
  useRefresh(url.refresh, url.at);
  useFetchAhead();
  const problems = [...configProblems, ...queryProblems(scorecard.evaluations)];

  const letter = scorecard.grade?.letter ?? null;
  const title = config.title ?? DEFAULT_TITLE;
  const isPainted = useAfterFirstPaint();
  const isWall = url.view === 'wall';
  useEffect(() => {
    // A wall withdraws its grade when the figures get old, there too.
    if (!isWall) document.title = letter === null ? title : `${letter} · ${title}`;
  }, [letter, title, isWall]);

  if (isWall) {
    return (
      // Nobody is there to press "Try again": the next refresh does.
      <ErrorBoundary resetKey={String(instants.current())}>
        <Suspense>
          <CurrentView scorecard={scorecard} problems={problems} />
        </Suspense>
      </ErrorBoundary>
    );
  }

  return (
    <Shell scorecard={scorecard} problemCount={problems.length}>
      <ErrorBoundary resetKey={`${url.view} ${url.pillar}`}>
        <Suspense>
          <CurrentView scorecard={scorecard} problems={problems} />
        </Suspense>
      </ErrorBoundary>
      <Suspense>{isPainted && <Dialogs scorecard={scorecard} />}</Suspense>
    </Shell>
  );
}

type ViewProps = {
  readonly scorecard: CurrentScorecard;
  readonly problems: Parameters<typeof SetupView>[0]['problems'];
};

function CurrentView({ scorecard, problems }: ViewProps) {
  const [{ view }] = useUrlState();
  switch (view) {
    case 'executive':
      return <ExecutiveView scorecard={scorecard} />;
    case 'operations':
      return <OperationsView scorecard={scorecard} />;
    case 'engineering':
      return <EngineeringView scorecard={scorecard} />;
    case 'pillar':
      return <PillarView scorecard={scorecard} />;
    case 'history':
      return <HistoryView />;
    case 'setup':
      return <SetupView scorecard={scorecard} problems={problems} />;
    case 'wall':
      return <WallScreen scorecard={scorecard} problemCount={problems.length} />;
  }
}
