import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { durationMs, MINUTE } from '#compute/units.ts';
import { keys } from '#data/keys.ts';
import { useSession } from '#data/session-context.ts';
import { findRelease, type ReleaseSource, rememberRelease } from './find-release.ts';

const LOOK_EVERY = durationMs(5 * MINUTE);

export type ReleaseWatch = ReleaseSource & {
  /** Called at most once for each release; the page is gone after it. */
  readonly reload: () => Promise<void>;
};

/** Looks for a release now and then, and reloads into it. */
export function useReleaseWatch(watch: ReleaseWatch): void {
  const { queries } = useSession();
  const { data: version } = useQuery(
    {
      queryKey: keys.release(),
      queryFn: () => findRelease(watch),
      // The page has only just come.
      initialData: null,
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: LOOK_EVERY,
      refetchIntervalInBackground: true,
      retry: false,
    },
    queries,
  );
  useEffect(() => {
    if (version !== null && rememberRelease(watch.storage, version)) void watch.reload();
  }, [version, watch]);
}
