import { lazy, Suspense, useState } from 'react';
import { configHash } from '#scorecard/config-hash.ts';
import { DEFAULT_TITLE } from '#scorecard/executive-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import { formatTime } from '#ui/format-time.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { usePageMarks } from '#ui/use-page-marks.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const HandOutDialog = lazy(() =>
  import('#views/hand-out-dialog.tsx').then(({ HandOutDialog }) => ({ default: HandOutDialog })),
);

/** A way to hand out what is on the page; and on paper, what the page is of. */
export function HandOut() {
  const [{ handout, at, zone }, setUrl] = useUrlState();
  const { config, instants, source } = useSession();
  const [isWanted, setWanted] = useState(handout);
  if (handout && !isWanted) setWanted(true);
  const time = formatTime(at ?? instants.current(), zone, 'second');
  usePageMarks(
    `${config.title ?? DEFAULT_TITLE} · ${source.label} · ${time} · definitions ${configHash(config)}`,
  );
  return (
    <>
      <IconButton icon="print" label="Hand out: save or print" onClick={() => setUrl({ handout: true })} />
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
