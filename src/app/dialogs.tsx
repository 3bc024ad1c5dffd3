import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const FigureDialog = lazy(() =>
  import('#features/figure/figure-dialog.tsx').then(({ FigureDialog }) => ({ default: FigureDialog })),
);
const GradeDialog = lazy(() =>
  import('#features/grade/grade-dialog.tsx').then(({ GradeDialog }) => ({ default: GradeDialog })),
);
const ExportDialog = lazy(() =>
  import('#features/export/export-dialog.tsx').then(({ ExportDialog }) => ({ default: ExportDialog })),
);

/** What opens above a page when the address asks for it. */
export function Dialogs({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ indicator, explain, handout }] = useUrlState();
  return (
    <>
      <LazyDialog subject={indicator}>
        <FigureDialog scorecard={scorecard} />
      </LazyDialog>
      <LazyDialog subject={explain}>
        <GradeDialog scorecard={scorecard} />
      </LazyDialog>
      <LazyDialog subject={handout ? 'export' : null}>
        <ExportDialog />
      </LazyDialog>
    </>
  );
}

/** Rendered from the first time on that there is a subject; its code is fetched then. */
function LazyDialog({ subject, children }: { subject: string | null; children: ReactNode }) {
  const [isWanted, setWanted] = useState(subject !== null);
  if (subject !== null && !isWanted) setWanted(true);
  if (!isWanted) return null;
  return (
    <ErrorBoundary resetKey={subject ?? ''}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
}
