import { useSession } from '#scorecard/session-context.ts';
import { useAlerts } from '#scorecard/use-alerts.ts';
import { useIncidentZoom } from '#scorecard/use-incident-zoom.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { ChartLink } from './chart-link.tsx';

const COLUMNS: readonly Column[] = [
  { id: 'name', header: 'Alert' },
  { id: 'since', header: 'Since' },
  { id: 'labels', header: 'Labels' },
  { id: 'chart', header: <VisuallyHidden>Chart</VisuallyHidden> },
];

/** What the server's own alerting says right now. */
export function AlertsSection() {
  const alerts = useAlerts();
  const [{ zone }] = useUrlState();
  return (
    <Section title="Firing alerts">
      {alerts.state === 'loading' && <Skeleton chars={32} />}
      {alerts.state === 'failed' && <p>{alerts.error.message}</p>}
      {alerts.state === 'ready' && (
        <Table
          caption="Alerts that fire now"
          captionHidden
          columns={COLUMNS}
          empty="None is firing."
          rows={alerts.reading.firing.map((alert) => ({
            id: JSON.stringify(alert.labels),
            cells: [
              alert.name,
              alert.activeAt === null ? '–' : <Time key="since" at={alert.activeAt} zone={zone} />,
              Object.entries(alert.labels)
                .filter(([name]) => name !== 'alertname')
                .map(([name, value]) => `${name}=${value}`)
                .join(', '),
              <AlertChart key="chart" alert={alert} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

type Alert = Extract<ReturnType<typeof useAlerts>, { state: 'ready' }>['reading']['firing'][number];

/** Alerts made out of scorecard.json name their indicator; of others the charts above show the time. */
function AlertChart({ alert: { labels, activeAt } }: { alert: Alert }) {
  const { config } = useSession();
  const zoomTo = useIncidentZoom();
  const indicator = config.indicators.find(({ id }) => id === labels.indicator);
  if (indicator?.pillar !== undefined) return <ChartLink indicator={indicator.id}>Chart</ChartLink>;
  if (activeAt === null) return null;
  return (
    <Button size="s" tone="quiet" onClick={() => zoomTo({ start: activeAt, end: null })}>
      Zoom to it
    </Button>
  );
}
