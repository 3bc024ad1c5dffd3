import { useEffect, useMemo, useState } from 'react';
import { epochMs, MINUTE } from '#compute/units.ts';
import type { Exemplar } from '#prometheus/decode-exemplars.ts';
import type { ChartModel } from './chart-model.ts';
import { type ExemplarRow, exemplarList } from './exemplar-list.ts';
import { useSession } from './session-context.ts';

/** They are asked for in spans of whole multiples of this, so that not every refresh asks for all of them again. */
const GRAIN = 5 * MINUTE;

type Known = { readonly key: string; readonly exemplars: readonly Exemplar[] };
const NOTHING: Known = { key: '', exemplars: [] };

/** The exemplars behind a chart; none where the server has none, or fails: nobody misses an extra. */
export function useExemplars(chart: ChartModel): readonly ExemplarRow[] {
  const { config, server } = useSession();
  const [known, setKnown] = useState(NOTHING);
  const { exprs, span, state } = chart;
  const start = Math.floor(span.start / GRAIN) * GRAIN;
  const end = Math.ceil(span.end / GRAIN) * GRAIN;
  const what = JSON.stringify(exprs);
  const key = `${start}/${end}/${what}`;
  const isMissing = state === 'ready' && known.key !== key;
  useEffect(() => {
    if (!isMissing) return;
    const leave = new AbortController();
    const keep = (exemplars: readonly Exemplar[]) => {
      if (!leave.signal.aborted) setKnown({ key, exemplars });
    };
    import('#prometheus/ask-exemplars.ts')
      .then(({ askExemplars }) =>
        askExemplars(server, JSON.parse(what), { start: epochMs(start), end: epochMs(end) }, leave.signal),
      )
      .then(keep, () => keep([]));
    return () => leave.abort();
  }, [isMissing, server, what, start, end, key]);
  // Those of other filters would be wrong; those of a little earlier are not.
  const isOf = known.key.endsWith(`/${what}`);
  return useMemo(
    () => (isOf ? exemplarList(known.exemplars, chart, config.exemplarUrl) : []),
    [isOf, known, chart, config],
  );
}
