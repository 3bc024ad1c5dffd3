import { useMemo } from 'react';
import { sourcesOf } from '#config/server.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { addressed, type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { joinAlerts, type ServerState } from './join-alerts.ts';

/** The alerts that each server says are firing now, whatever instant the figures are about. */
export const useAlertsOfServers = (): readonly ServerState[] => useServers('alerts');

/** The rules behind them. */
export const useRulesOfServers = (): readonly ServerState[] => useServers('rules');

/** The alerts of all servers, as one. */
export function useAlerts(): QueryResultState {
  const servers = useAlertsOfServers();
  return useMemo(() => joinAlerts(servers), [servers]);
}

function useServers(shape: 'alerts' | 'rules'): readonly ServerState[] {
  const { config } = useSession();
  const asked = useMemo(
    () =>
      [undefined, ...sourcesOf(config.prometheus).map(([name]) => name)].map((source) => {
        const query: PlannedQuery = addressed({ shape }, { source });
        return { source, query };
      }),
    [config, shape],
  );
  const results = useQueryResults(
    useMemo(() => asked.map(({ query }) => query), [asked]),
    null,
  );
  return useMemo(
    () =>
      asked.map(({ source, query }) => ({
        source,
        state: results.get(queryId(query)) ?? { state: 'loading' },
      })),
    [asked, results],
  );
}
