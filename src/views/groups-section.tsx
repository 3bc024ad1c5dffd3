import { useMemo } from 'react';
import type { ShareIndicator } from '#scorecard/group-rows.ts';
import { groupRows } from '#scorecard/group-rows.ts';
import { NO_SERIES, queryView } from '#scorecard/query-view.ts';
import { usePlanReading } from '#scorecard/use-plan-reading.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { QueryState } from './query-state.tsx';

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
  const { state } = usePlanReading(indicator, url);
  const samples = state.state === 'ready' ? state.reading.samples : null;
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
            oldSince={staleSince}
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
