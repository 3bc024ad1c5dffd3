import { useEffect, useMemo } from 'react';
import type { ConfigProblem } from '#config/problem.ts';
import { keepSnapshot, saveSnapshot } from '#data/keep-snapshot.ts';
import type { Session } from '#data/session.ts';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
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
  useReleaseWatch(useMemo(() => watchOf(session), [session]));
  return <WallPage scorecard={scorecard} problemCount={problems.length} />;
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
