import { skipToken, useQuery } from '@tanstack/react-query';
import { MINUTE } from '#compute/units.ts';
import { readSource } from '#config/load-scorecard.ts';
import { keys } from './keys.ts';
import type { Session } from './session.ts';
import { useSession } from './session-context.ts';

/** What has become of scorecard.json since the page read it. */
export type ScorecardChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'changed' }
  /** It cannot be used any more, for this reason. */
  | { readonly kind: 'broken'; readonly reason: string };

const NONE: ScorecardChange = { kind: 'none' };

/** Looks at the file once a minute, as long as the page is open. */
export function useScorecardChange(): ScorecardChange {
  const { queries, file } = useSession();
  const { data = NONE } = useQuery(
    {
      queryKey: keys.scorecardChange(),
      queryFn: file === null ? skipToken : ({ signal }) => findChange(file, signal),
      // The page has only just read it.
      initialData: NONE,
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: MINUTE,
      refetchIntervalInBackground: true,
      retry: false,
    },
    queries,
  );
  return data;
}

/** A server that gives no file says nothing about the file. */
async function findChange(file: NonNullable<Session['file']>, signal: AbortSignal): Promise<ScorecardChange> {
  const response = await fetch(file.url, { cache: 'no-cache', signal });
  if (!response.ok) return NONE;
  const { config, problems } = await readSource(await response.text());
  if (config === null) {
    const [problem] = problems;
    return { kind: 'broken', reason: problem === undefined ? '' : `${problem.path}: ${problem.message}` };
  }
  return JSON.stringify(config) === JSON.stringify(file.config) ? NONE : { kind: 'changed' };
}
