import { type ReactNode, useMemo } from 'react';
import { type PlotEvent, PlotEventsContext } from '#charts/plot-events.ts';
import { chartEvents } from '#scorecard/chart-events.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useIncidentZoom } from '#scorecard/use-incident-zoom.ts';
import { useIncidents } from '#scorecard/use-incidents.ts';
import { useMarkers } from '#scorecard/use-markers.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';

const NONE: readonly never[] = [];

/** Gives the charts inside what happened in their time: incidents, maintenance, deploys. */
export function ChartEvents({ scorecard, children }: { scorecard: CurrentScorecard; children: ReactNode }) {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const { window, filters, at } = url;
  const zoomTo = useIncidentZoom();
  const incidents = useIncidents(scorecard.evaluations, figureState(url))?.view.data?.rows;
  const markers = useMarkers({ window, filters, at }).view.data ?? NONE;
  const now = at ?? instants.current();
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
