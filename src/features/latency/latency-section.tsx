import { useMemo, useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { useExemplars } from '#data/use-exemplars.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { useZoom } from '#features/navigation/use-zoom.ts';
import { useUrlStateAtOnce } from '#url/use-url-state.ts';
import { exemplarList } from './exemplars.ts';
import { ExemplarsList, type WantedExemplar } from './exemplars-list.tsx';
import { LatencyFigures } from './latency-figures.tsx';
import { LatencyToolbar } from './latency-toolbar.tsx';
import { type Layers, useLatency } from './use-latency.ts';

const TONES = ['p50', 'p95', 'p99'] as const;
const FIRST_LAYERS: Layers = { bands: false, peaks: true };

/** The latency percentiles over time: where it got slow, since when, and how much of it. */
export function LatencySection() {
  const url = useUrlStateAtOnce();
  const [layers, setLayers] = useState(FIRST_LAYERS);
  const { chart, counted } = useLatency(url, layers);
  const found = useExemplars(chart, chart.state === 'ready');
  const { exemplarUrl } = useSession().config;
  const exemplars = useMemo(() => exemplarList(found, chart, exemplarUrl), [found, chart, exemplarUrl]);
  const [wanted, setWanted] = useState<WantedExemplar | null>(null);
  const dots = useMemo(() => ({ exemplars, onOpen: (id: string) => setWanted({ id }) }), [exemplars]);
  const zoom = useZoom(chart.span, chart.step);
  return (
    <div>
      <LatencyFigures trends={counted} span={chart.span} />
      <TrendChart
        model={chart}
        tones={TONES}
        height={20}
        exemplars={dots}
        actions={<LatencyToolbar zoom={zoom} layers={layers} onLayers={setLayers} />}
      />
      {exemplars.length > 0 && (
        <ExemplarsList
          exemplars={exemplars}
          zone={url.zone}
          wanted={wanted}
          onClose={() => setWanted(null)}
        />
      )}
    </div>
  );
}
