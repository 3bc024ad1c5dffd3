import { DAY, type DurationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { IncidentLog } from '#config/incident-log.ts';
import type { IncidentRow } from '#features/incidents/incident-list.ts';
import { maintenanceIn } from '#scorecard/calendar/maintenance.ts';
import { longValue } from '#scorecard/explain/label-text.ts';
import type { Marker } from './markers.ts';

/** Something that happened, as charts over time mark it. */
export type ChartEvent = {
  readonly id: string;
  readonly kind: 'incident' | 'maintenance' | 'change';
  readonly start: EpochMs;
  /** null while it lasts; the same as `start` for what happens at an instant. */
  readonly end: EpochMs | null;
  readonly label: string;
  /** What to look at when it is chosen: of a change, since when it may have been. */
  readonly zoom: { readonly start: EpochMs; readonly end: EpochMs | null };
};

type Happened = {
  readonly log: IncidentLog | undefined;
  readonly incidents: readonly IncidentRow[];
  /** Newest first. */
  readonly markers: readonly Marker[];
};

/** Charts of an error budget show its window, whatever the others show. */
const LONGEST_OWN_WINDOW = 90 * DAY;

/** Maintenance, incidents and changes, each kind in its own order; changes from the oldest on. */
export function chartEvents(
  { log, incidents, markers }: Happened,
  { now, window }: { now: EpochMs; window: DurationMs | null },
): readonly ChartEvent[] {
  const start = now - Math.max(window ?? 0, LONGEST_OWN_WINDOW);
  return [
    ...maintenanceIn(log, { start, end: now }).map((entry) => {
      const span = { start: epochMs(entry.start), end: epochMs(entry.end) };
      return {
        id: `maintenance/${entry.start}/${entry.title}`,
        kind: 'maintenance' as const,
        ...span,
        label: `Maintenance, ${entry.accounting}: ${entry.title}`,
        zoom: span,
      };
    }),
    ...incidents.map(({ start, end, duration, title }) => ({
      id: `incident/${start}`,
      kind: 'incident' as const,
      start,
      end,
      label: `${title ?? 'Incident'}, ${duration}`,
      zoom: { start, end },
    })),
    ...markers.toReversed().map((marker) => ({
      id: marker.id,
      kind: 'change' as const,
      start: marker.at,
      end: marker.at,
      label: marker.text === '' ? marker.title : longValue(marker.text).text,
      zoom: { start: marker.since, end: marker.at },
    })),
  ];
}
