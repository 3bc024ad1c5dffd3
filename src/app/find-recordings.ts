import type { QueryClient } from '@tanstack/query-core';
import { keys } from '#data/keys.ts';
import { type Session, serverOf } from '#data/session.ts';
import type { RecordedBySource } from './open-session.ts';

type Opened = { readonly session: Session; readonly recorded: RecordedBySource };

/** From the next refresh on, what the rules of each server have recorded need not be counted again. */
export const findRecordings = (queries: QueryClient, { session, recorded }: Opened): Promise<unknown> =>
  Promise.all(
    [...recorded].map(([source, series]) =>
      queries.prefetchQuery({
        queryKey: keys.recordings(source),
        queryFn: async () => {
          const { discoverRecordings } = await import('#rules/discover-recordings.ts');
          const indicators = session.config.indicators.filter((indicator) => indicator.source === source);
          await discoverRecordings(serverOf(session, source).client, { indicators }, series);
          return series;
        },
      }),
    ),
  );
