import type { QueryClient } from '@tanstack/query-core';
import { keys } from '#data/keys.ts';
import type { Session } from '#data/session.ts';
import type { RecordedSeries } from '#rules/recorded-client.ts';

type Opened = { readonly session: Session; readonly recorded: RecordedSeries };

/** From the next refresh on, what the rules of the server have recorded need not be counted again. */
export const findRecordings = (
  queries: QueryClient,
  { session: { client, config }, recorded }: Opened,
): Promise<void> =>
  queries.prefetchQuery({
    queryKey: keys.recordings(),
    queryFn: async () => {
      const { discoverRecordings } = await import('#rules/discover-recordings.ts');
      await discoverRecordings(client, config, recorded);
      return recorded;
    },
  });
