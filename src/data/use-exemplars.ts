import { skipToken } from '@tanstack/query-core';
import { useQuery } from '@tanstack/react-query';
import { type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import { askExemplars } from '#prometheus/ask-exemplars.ts';
import type { Exemplar } from '#prometheus/decode-exemplars.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import { keys } from './keys.ts';
import { type Session, serverOf } from './session.ts';
import { useSession } from './session-context.ts';

/** They are asked for in spans of whole multiples of this, so that not every refresh asks for all of them again. */
const GRAIN = 5 * MINUTE;

/** No such endpoint, or not by this way: a browser notes each such response in its console. */
const ABSENT: readonly (number | null)[] = [404, 405, 501];

const NONE: readonly Exemplar[] = [];

/** What was asked of one server. */
type Exemplified = { readonly exprs: readonly string[]; readonly source?: string | undefined };

/**
 * The exemplars of some expressions; none where the server has none, or fails: nobody misses an extra.
 * @param isWanted false: those that are known stay, and no others are asked for
 */
export function useExemplars(
  { exprs, source, span }: Exemplified & { readonly span: TimeSpan },
  isWanted: boolean,
): readonly Exemplar[] {
  const session = useSession();
  const { queries } = session;
  const start = epochMs(Math.floor(span.start / GRAIN) * GRAIN);
  const end = epochMs(Math.ceil(span.end / GRAIN) * GRAIN);
  const queryKey = keys.exemplars({ exprs, source }, { start, end });
  const { data = NONE } = useQuery(
    {
      queryKey,
      queryFn: isWanted
        ? ({ signal }) => fetchExemplars(session, { exprs, source }, { start, end, signal })
        : skipToken,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      // Those of other filters would be wrong; those of a little earlier are not.
      placeholderData: (earlier, query) =>
        JSON.stringify(query?.queryKey[2]) === JSON.stringify({ exprs, source }) ? earlier : undefined,
    },
    queries,
  );
  return data;
}

type Span = { readonly start: EpochMs; readonly end: EpochMs; readonly signal: AbortSignal };

/** A server that has said it has none is not asked again. */
async function fetchExemplars(
  session: Session,
  { exprs, source }: Exemplified,
  { start, end, signal }: Span,
): Promise<readonly Exemplar[]> {
  const { queries } = session;
  const absent = keys.exemplarsAbsent(source);
  if (queries.getQueryData(absent) === true) return NONE;
  try {
    return await askExemplars(serverOf(session, source).server, exprs, { start, end }, signal);
  } catch (error) {
    if (error instanceof PrometheusError && ABSENT.includes(error.status)) {
      queries.setQueryDefaults(absent, { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(absent, true);
    }
    throw error;
  }
}
