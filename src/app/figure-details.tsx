import { lazy, Suspense, useEffect, useState } from 'react';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const load = () => import('#views/figure-dialog.tsx');
const FigureDialog = lazy(() => load().then(({ FigureDialog }) => ({ default: FigureDialog })));

/** The dialog about a figure: there from the first figure somebody asks about. */
export function FigureDetails({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ indicator }] = useUrlState();
  const [isWanted, setWanted] = useState(indicator !== null);
  if (indicator !== null && !isWanted) setWanted(true);
  useEffect(() => {
    // Behind the first screen and before the first click: often one server has both the metrics and these files,
    // and a figure must still explain itself when it is down. What fails here is tried again at the click.
    load().catch(() => undefined);
  }, []);
  if (!isWanted) return null;
  return (
    <ErrorBoundary resetKey={indicator ?? ''}>
      <Suspense>
        <FigureDialog scorecard={scorecard} />
      </Suspense>
    </ErrorBoundary>
  );
}
