import { type ReactNode, useMemo } from 'react';
import { type PlotEvent, PlotEventsContext } from '#charts/plot-events.ts';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useIncidents } from '#features/incidents/use-incidents.ts';
import { useIncidentZoom } from '#features/navigation/use-incident-zoom.ts';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { chartEvents } from './chart-events.ts';
import { useMarkers } from './use-markers.ts';

const NONE: readonly never[] = [];

/** Gives the charts inside what happened in their time: incidents, maintenance, deploys. */
export function ChartEvents({ scorecard, children }: { scorecard: CurrentScorecard; children: ReactNode }) {
  const { config } = useSession();
  const [url] = useUrlState();
  const { window, filters, at } = url;
  const zoomTo = useIncidentZoom();
  const incidents = useIncidents(scorecard.evaluations, figureState(url))?.view.data?.rows;
  const markers = useMarkers({ window, filters, at }).view.data ?? NONE;
  const now = useAt(at);
  const value = useMemo(() => {
    const happened = { log: config.incidents, incidents: incidents ?? [], markers };
    const events = chartEvents(happened, { now, window });
    return {
      events: events.map((event) => ({ ...event, end: event.end ?? Number.MAX_SAFE_INTEGER })),
      onOpen: ({ id }: PlotEvent) => {
        const chosen = events.find((event) => event.id === id);
        if (chosen !== undefined) zoomTo(chosen.zoom);
      },
    };
  }, [config, incidents, markers, zoomTo, now, window]);
  return <PlotEventsContext value={value}>{children}</PlotEventsContext>;
}
