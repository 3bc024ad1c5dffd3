import type { DurationMs, EpochMs } from '#compute/units.ts';
import { durationMs } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { graphUrl } from '#prometheus/graph-url.ts';

type Shown = {
  readonly exprs: readonly string[];
  readonly span: { readonly start: EpochMs; readonly end: EpochMs };
};

/** The server's own page about what a chart shows; null where there is no server. */
export function useGraphLink({ exprs, span }: Shown): string | null {
  const { client, source } = useSession();
  const length: DurationMs = durationMs(span.end - span.start);
  if (source.kind === 'demo' || exprs.length === 0) return null;
  return graphUrl(client.baseUrl, exprs, span.end, length);
}
