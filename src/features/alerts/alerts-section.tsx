import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { ChartLink } from '#features/navigation/chart-link.tsx';
import { ZoomButton } from '#features/navigation/zoom-button.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { queryView } from '#scorecard/evaluate/query-view.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { Section } from '#ui/section.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { type AlertRow, alertRows, brokenRules } from './alert-list.ts';
import { useAlerts, useRules } from './use-alerts.ts';

const COLUMNS: readonly Column[] = [
  { id: 'name', header: 'Alert' },
  { id: 'state', header: 'State' },
  { id: 'since', header: 'Since' },
  { id: 'labels', header: 'Labels' },
  { id: 'chart', header: <VisuallyHidden>Chart</VisuallyHidden> },
];
const RULE_COLUMNS: readonly Column[] = [
  { id: 'name', header: 'Rule' },
  { id: 'reason', header: 'Cannot be evaluated' },
];
const NONE: readonly never[] = [];

/** What the server's own alerting says right now, and where it is blind. */
export function AlertsSection() {
  const { config } = useSession();
  const alerts = useAlerts();
  const rules = useRules();
  const [{ zone }] = useUrlState();
  // Not every server has rules; what fires is known without them.
  const known = (rules.state === 'ready' ? rules.result.rules : undefined) ?? NONE;
  const result = alerts.state === 'ready' ? alerts.result : null;
  const rows = useMemo(
    () => alertRows([...(result?.firing ?? []), ...(result?.pending ?? [])], known, config.indicators),
    [result, known, config],
  );
  const emptyText = rows.length === 0 ? 'None is firing.' : null;
  const view = queryView({ state: alerts, data: rows, emptyText });
  const broken = useMemo(() => brokenRules(known), [known]);
  return (
    <Section title="Firing alerts">
      <QueryState view={view} isNoteInside>
        {(firing, staleSince) => (
          <Table
            caption="Alerts that fire now or are about to"
            captionHidden
            columns={COLUMNS}
            staleSince={staleSince}
            rows={firing.map((row) => ({
              id: row.id,
              cells: [
                row.name,
                row.state,
                row.since === null ? '–' : <Time key="since" at={row.since} zone={zone} />,
                row.labels,
                <AlertChart key="chart" row={row} />,
              ],
            }))}
          />
        )}
      </QueryState>
      <ServerWarnings warnings={warningsOf([rules])} />
      {broken.length > 0 && (
        <Table
          caption="Rules the server cannot evaluate: what they would tell, nobody is told"
          columns={RULE_COLUMNS}
          staleSince={staleSince([rules])}
          rows={broken.map(({ id, name, reason }) => ({ id, cells: [name, reason] }))}
        />
      )}
    </Section>
  );
}

/** Where the indicator is not known, the charts above show the time. */
function AlertChart({ row: { indicator, since } }: { row: AlertRow }) {
  const { config } = useSession();
  const found = config.indicators.find(({ id }) => id === indicator);
  if (found?.pillar !== undefined) return <ChartLink indicator={found.id}>Chart</ChartLink>;
  if (since === null) return null;
  return <ZoomButton to={{ start: since, end: null }} />;
}
