import { lazy, Suspense, useState } from 'react';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const GradeDialog = lazy(() =>
  import('#features/grade/grade-dialog.tsx').then(({ GradeDialog }) => ({ default: GradeDialog })),
);

/** The dialog about the grade: there from the first question somebody asks. */
export function GradeQuestions({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ explain }] = useUrlState();
  const [isWanted, setWanted] = useState(explain !== null);
  if (explain !== null && !isWanted) setWanted(true);
  if (!isWanted) return null;
  return (
    <ErrorBoundary resetKey={explain ?? ''}>
      <Suspense>
        <GradeDialog scorecard={scorecard} />
      </Suspense>
    </ErrorBoundary>
  );
}
