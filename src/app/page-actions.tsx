import { useSession } from '#scorecard/session-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { HandOut } from './hand-out.tsx';

/** What can be done with the page as a whole. */
export function PageActions() {
  const { readings } = useSession();
  return (
    <>
      <IconButton icon="refresh" label="Refresh now" onClick={readings.refresh} />
      <HandOut />
    </>
  );
}
