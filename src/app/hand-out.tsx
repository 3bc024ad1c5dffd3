import { lazy, Suspense, useState } from 'react';
import { IconButton } from '#ui/icon-button.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { usePrintMarks } from './use-print-marks.ts';

const HandOutDialog = lazy(() =>
  import('#features/export/export-dialog.tsx').then(({ HandOutDialog }) => ({ default: HandOutDialog })),
);

/** A way to hand out what is on the page; and on paper, what the page is of. */
export function HandOut() {
  const [{ handout }, setUrl] = useUrlState();
  const [isWanted, setWanted] = useState(handout);
  if (handout && !isWanted) setWanted(true);
  usePrintMarks();
  return (
    <>
      <IconButton icon="print" label="Export: save or print" onClick={() => setUrl({ handout: true })} />
      {isWanted && (
        <ErrorBoundary resetKey={String(handout)}>
          <Suspense>
            <HandOutDialog />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
