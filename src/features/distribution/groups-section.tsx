import { useMemo } from 'react';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { NO_SERIES, queryView } from '#scorecard/evaluate/query-view.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import type { ShareIndicator } from './group-rows.ts';
import { groupRows } from './group-rows.ts';

const COLUMNS: readonly Column[] = [
  { id: 'name', header: 'Name' },
  { id: 'runs', header: 'Runs', align: 'end' },
  { id: 'p50', header: 'P50', align: 'end' },
  { id: 'p95', header: 'P95', align: 'end' },
  { id: 'p99', header: 'P99', align: 'end' },
  { id: 'share', header: 'Within target', align: 'end' },
  { id: 'status', header: 'Status' },
];

/** Each group by itself: one slow solver must not hide behind three fast ones. */
export function GroupsSection({ indicator }: { indicator: ShareIndicator }) {
  const url = useFigureState();
  const { state } = useIndicatorResult(indicator, url);
  const samples = state.state === 'ready' ? state.result.samples : null;
  const rows = useMemo(() => (samples === null ? [] : groupRows(indicator, samples)), [indicator, samples]);
  const view = queryView({ state, data: rows, emptyText: rows.length === 0 ? NO_SERIES : null });
  return (
    <Section title={indicator.title} lead={indicator.description}>
      <QueryState view={view} isNoteInside>
        {(groups, staleSince) => (
          <Table
            caption={`${indicator.title} by ${indicator.groupBy ?? 'group'}`}
            captionHidden
            columns={COLUMNS}
            density="compact"
            staleSince={staleSince}
            rows={groups.map((row) => ({
              id: row.name,
              cells: [
                row.name === '' ? '(empty)' : row.name,
                row.count,
                row.p50,
                row.p95,
                row.p99,
                row.share,
                <StatusMark key="status" status={row.status} size="s" />,
              ],
            }))}
          />
        )}
      </QueryState>
    </Section>
  );
}
