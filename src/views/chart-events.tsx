import { type ReactNode, useMemo } from 'react';
import { type PlotEvent, PlotEventsContext } from '#charts/plot-events.tsx';
import { DAY, epochMs } from '#compute/units.ts';
import { longValue } from '#scorecard/label-text.ts';
import { maintenanceIn } from '#scorecard/maintenance.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useIncidentZoom } from '#scorecard/use-incident-zoom.ts';
import { useIncidents } from '#scorecard/use-incidents.ts';
import { useMarkers } from '#scorecard/use-markers.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useUrlState } from '#url/use-url-state.ts';

/** Charts of an error budget show its window, whatever the others show. */
const LONGEST_OWN_WINDOW = 90 * DAY;

/** Gives the charts inside what happened in their time: incidents, maintenance, deploys. */
export function ChartEvents({ scorecard, children }: { scorecard: CurrentScorecard; children: ReactNode }) {
  const { config, instants } = useSession();
  const [url] = useUrlState();
  const zoomTo = useIncidentZoom();
  const incidents = useIncidents(scorecard.evaluations, url)?.rows;
  const { markers } = useMarkers(url);
  const now = url.at ?? instants.current();
  const shown = Math.max(url.window ?? 0, LONGEST_OWN_WINDOW);
  const value = useMemo(() => {
    const events: PlotEvent[] = [
      ...maintenanceIn(config.incidents, { start: now - shown, end: now }).map((entry) => ({
        id: `maintenance/${entry.start}/${entry.title}`,
        kind: 'maintenance' as const,
        start: entry.start,
        end: entry.end,
        label: `Maintenance, ${entry.accounting}: ${entry.title}`,
      })),
      ...(incidents ?? []).map(({ start, end, duration, title }) => ({
        id: `incident/${start}`,
        kind: 'incident' as const,
        start,
        end: end ?? Number.MAX_SAFE_INTEGER,
        label: `${title ?? 'Incident'}, ${duration}`,
      })),
      ...markers
        .map((marker) => ({
          id: marker.id,
          kind: 'change' as const,
          start: marker.at,
          end: marker.at,
          label: marker.text === '' ? marker.title : longValue(marker.text).text,
        }))
        .reverse(),
    ];
    return {
      events,
      onOpen: ({ id, start, end }: PlotEvent) => {
        const since = markers.find((marker) => marker.id === id)?.since;
        zoomTo({
          start: since ?? epochMs(start),
          end: end === Number.MAX_SAFE_INTEGER ? null : epochMs(end),
        });
      },
    };
  }, [config, incidents, markers, zoomTo, now, shown]);
  return <PlotEventsContext value={value}>{children}</PlotEventsContext>;
}
