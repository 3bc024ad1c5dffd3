import { useLayoutEffect, useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useRefresh } from '#data/use-refresh.ts';
import { useScorecard } from '#data/use-scorecard.ts';
import { SpokenMessages } from '#features/query-state/spoken-messages.ts';
import { queryProblems } from '#scorecard/evaluate/query-problems.ts';
import { spokenMessages } from '#scorecard/explain/outage-notices.ts';
import { ZoneContext } from '#ui/zone-context.ts';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { Dialogs } from './dialogs.tsx';
import { CurrentPage } from './routes.tsx';
import { Shell } from './shell.tsx';
import { useFetchAhead } from './use-fetch-ahead.ts';

export function App() {
  const [url] = useUrlState();
  const { config, instants, problems: configProblems } = useSession();
  const figures = figureState(url);
  const scorecard = useScorecard(figures);
  useRefresh(url.refresh, figures.at);
  useFetchAhead();
  const spoken = useMemo(() => spokenMessages(scorecard.evaluations), [scorecard.evaluations]);
  const problems = [...configProblems, ...queryProblems(scorecard.evaluations)];

  const letter = scorecard.grade?.letter ?? null;
  const title = config.title;
  const isWall = url.view === 'wall';
  useLayoutEffect(() => {
    // A wall withdraws its grade when the figures get old, there too.
    if (!isWall) document.title = letter === null ? title : `${letter} · ${title}`;
  }, [letter, title, isWall]);

  const page = (resetKey: string) => (
    <CurrentPage view={url.view} resetKey={resetKey} scorecard={scorecard} problems={problems} />
  );
  // Nobody is there to press "Try again" on a wall: the next refresh does.
  if (isWall) return <ZoneContext value={url.zone}>{page(String(instants.current()))}</ZoneContext>;
  return (
    <ZoneContext value={url.zone}>
      <Shell scorecard={scorecard} problemCount={problems.length}>
        <SpokenMessages value={spoken}>{page(`${url.view} ${url.pillar}`)}</SpokenMessages>
        <Dialogs scorecard={scorecard} />
      </Shell>
    </ZoneContext>
  );
}
