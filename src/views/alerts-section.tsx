import { useAlerts } from '#scorecard/use-alerts.ts';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';

const COLUMNS: readonly Column[] = [
  { id: 'name', header: 'Alert' },
  { id: 'since', header: 'Since' },
  { id: 'labels', header: 'Labels' },
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
            ],
          }))}
        />
      )}
    </Section>
  );
}
