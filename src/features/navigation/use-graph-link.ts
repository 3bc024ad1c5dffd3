import type { DurationMs, EpochMs } from '#compute/units.ts';
import { durationMs } from '#compute/units.ts';
import { serverOf } from '#data/session.ts';
import { useSession } from '#data/session-context.ts';
import { graphUrl } from '#prometheus/graph-url.ts';

type Shown = {
  readonly exprs: readonly string[];
  /** The server they were put to; left out: the default one. */
  readonly source?: string | undefined;
  readonly span: { readonly start: EpochMs; readonly end: EpochMs };
};

/** The server's own page about what a chart shows; null where there is no server. */
export function useGraphLink({ exprs, source, span }: Shown): string | null {
  const session = useSession();
  const length: DurationMs = durationMs(span.end - span.start);
  if (session.source.kind === 'demo' || exprs.length === 0) return null;
  return graphUrl(serverOf(session, source).client.baseUrl, exprs, span.end, length);
}
