import { incidentList } from '#scorecard/incident-list.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useIncidentZoom } from '#scorecard/use-incident-zoom.ts';
import { usePlanReading } from '#scorecard/use-plan-reading.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';

const COLUMNS: readonly Column[] = [
  { id: 'start', header: 'Start' },
  { id: 'end', header: 'End' },
  { id: 'duration', header: 'Duration', align: 'end' },
  { id: 'zoom', header: <VisuallyHidden>Zoom</VisuallyHidden>, align: 'end' },
];

/** The incidents behind MTTR and MTBF. */
export function IncidentsSection() {
  const { config } = useSession();
  const [url] = useUrlState();
  const indicator = config.indicators.find((entry) => entry.kind === 'incidents');
  const zoomTo = useIncidentZoom();
  const { plan, state } = usePlanReading(indicator, url);
  if (indicator?.kind !== 'incidents' || plan === null) return null;
  const rows = state.state === 'ready' ? incidentList(indicator, plan, state.reading) : [];
  return (
    <Section title="Incidents">
      {state.state === 'loading' ? (
        <Skeleton chars={32} />
      ) : state.state === 'failed' ? (
        <p>{state.error.message}</p>
      ) : (
        <Table
          caption="Incidents in the window of MTTR, newest first"
          captionHidden
          columns={COLUMNS}
          empty={state.reading.scans.length === 0 ? 'The server has no such series.' : 'None in this window.'}
          rows={rows.map((row) => ({
            id: String(row.start),
            cells: [
              <Time key="start" at={row.start} zone={url.zone} />,
              row.end === null ? 'ongoing' : <Time key="end" at={row.end} zone={url.zone} />,
              row.duration,
              <Button key="zoom" size="s" tone="quiet" onClick={() => zoomTo(row)}>
                Zoom to it
              </Button>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
