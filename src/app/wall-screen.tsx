import { useEffect, useMemo } from 'react';
import type { ConfigProblem } from '#config/problem.ts';
import { keepSnapshot, saveSnapshot } from '#data/keep-snapshot.ts';
import type { Session } from '#data/session.ts';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { type ScorecardChange, useScorecardChange } from '#data/use-scorecard-change.ts';
import { WallPage } from '#pages/wall/wall-page.tsx';
import { usePrintMarks } from './use-print-marks.ts';
import { type ReleaseWatch, useReleaseWatch } from './use-release-watch.ts';

/** The wall, with what lets it run for weeks: a memory of its last figures, and an eye on new releases. */
export function WallScreen({
  scorecard,
  problems,
}: {
  scorecard: CurrentScorecard;
  problems: readonly ConfigProblem[];
}) {
  const session = useSession();
  usePrintMarks();
  useEffect(() => (session.source.kind === 'server' ? keepSnapshot(session) : undefined), [session]);
  const watch = useMemo(() => watchOf(session), [session]);
  useReleaseWatch(watch);
  const change = useScorecardChange();
  useEffect(() => {
    // Nobody is there to press a button.
    if (change.kind === 'changed') void watch.reload();
  }, [change, watch]);
  return <WallPage scorecard={scorecard} fileFault={fileFault(change, problems)} />;
}

function fileFault(change: ScorecardChange, problems: readonly ConfigProblem[]): string | null {
  if (change.kind === 'broken') {
    return `scorecard.json has changed and cannot be used (${change.reason}); these figures are by the one before`;
  }
  return problems.length > 0 ? 'scorecard.json has problems; what they touch is left out' : null;
}

const watchOf = (session: Session): ReleaseWatch => ({
  running: document.querySelector('meta[name="version"]')?.getAttribute('content') ?? null,
  fetch: (url, init) => fetch(url, init),
  // Asked for when it is needed: in a frame of another site the browser may refuse to name it at all.
  get storage() {
    return sessionStorage;
  },
  pageUrl: window.location.origin + window.location.pathname,
  reload: async () => {
    if (session.source.kind === 'server') await saveSnapshot(session);
    window.location.reload();
  },
});
