import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useSession } from './session-context.ts';

export type ScorecardText = {
  /** null until it is there, and where it could not be fetched. */
  readonly text: string | null;
  readonly error: Error | null;
};

/** The file whose scorecard is shown, as somebody wrote it. */
export function useScorecardText(): ScorecardText {
  const { queries, configUrl } = useSession();
  const { data = null, error } = useQuery(
    {
      queryKey: keys.scorecardText(configUrl),
      queryFn: async ({ signal }) => {
        const response = await fetch(configUrl, { cache: 'no-cache', signal });
        if (!response.ok) throw new Error(`the server answered ${response.status} for ${configUrl}`);
        return response.text();
      },
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    },
    queries,
  );
  return { text: data, error };
}
