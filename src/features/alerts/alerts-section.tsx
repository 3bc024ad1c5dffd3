import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { ChartLink } from '#features/navigation/chart-link.tsx';
import { ZoomButton } from '#features/navigation/zoom-button.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import type { Rule } from '#prometheus/api-response.ts';
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
import { joinAlerts, type ServerState } from './join-alerts.ts';
import { useAlertsOfServers, useRulesOfServers } from './use-alerts.ts';

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
const SERVER: Column = { id: 'server', header: 'Server' };

/** Not every server has rules; what fires is known without them. */
function rulesOf(servers: readonly ServerState[], source: string | undefined): readonly Rule[] {
  const state = servers.find((server) => server.source === source)?.state;
  return (state?.state === 'ready' ? state.result.rules : undefined) ?? [];
}

/** What the servers' own alerting says right now, and where it is blind. */
export function AlertsSection() {
  const { config } = useSession();
  const servers = useAlertsOfServers();
  const rules = useRulesOfServers();
  const alerts = useMemo(() => joinAlerts(servers), [servers]);
  const [{ zone }] = useUrlState();
  const rows = useMemo(
    () =>
      servers
        .flatMap(({ source, state }) => {
          if (state.state !== 'ready') return [];
          const { firing, pending = [] } = state.result;
          return alertRows([...firing, ...pending], rulesOf(rules, source), config.indicators, source);
        })
        .sort((a, b) => Number(a.state === 'pending') - Number(b.state === 'pending')),
    [servers, rules, config],
  );
  const emptyText = rows.length === 0 ? 'None is firing.' : null;
  const view = queryView({ state: alerts, data: rows, emptyText });
  const broken = useMemo(
    () => rules.flatMap(({ source }) => brokenRules(rulesOf(rules, source), source)),
    [rules],
  );
  const ruleStates = rules.map(({ state }) => state);
  const hasServers = servers.length > 1;
  return (
    <Section title="Firing alerts">
      <QueryState view={view} isNoteInside>
        {(firing, staleSince) => (
          <Table
            caption="Alerts that fire now or are about to"
            captionHidden
            columns={hasServers ? [...COLUMNS, SERVER] : COLUMNS}
            staleSince={staleSince}
            rows={firing.map((row) => ({
              id: row.id,
              cells: [
                row.name,
                row.state,
                row.since === null ? '–' : <Time key="since" at={row.since} zone={zone} />,
                row.labels,
                <AlertChart key="chart" row={row} />,
                ...(hasServers ? [row.server ?? 'default'] : []),
              ],
            }))}
          />
        )}
      </QueryState>
      <ServerWarnings warnings={warningsOf(ruleStates)} />
      {broken.length > 0 && (
        <Table
          caption="Rules the server cannot evaluate: what they would tell, nobody is told"
          columns={RULE_COLUMNS}
          staleSince={staleSince(ruleStates)}
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
