import { lazy, Suspense, useState } from 'react';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const FigureDialog = lazy(() =>
  import('#features/figure/figure-dialog.tsx').then(({ FigureDialog }) => ({ default: FigureDialog })),
);

/** The dialog about a figure: there from the first figure somebody asks about. */
export function FigureDetails({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ indicator }] = useUrlState();
  const [isWanted, setWanted] = useState(indicator !== null);
  if (indicator !== null && !isWanted) setWanted(true);
  if (!isWanted) return null;
  return (
    <ErrorBoundary resetKey={indicator ?? ''}>
      <Suspense>
        <FigureDialog scorecard={scorecard} />
      </Suspense>
    </ErrorBoundary>
  );
}
