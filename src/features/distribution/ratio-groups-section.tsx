import { useMemo } from 'react';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { NO_SERIES, queryView } from '#scorecard/evaluate/query-view.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { Table } from '#ui/table.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { type RatioIndicator, ratioGroupRows } from './ratio-group-rows.ts';

/** Each group by itself: a service that fails must not hide behind many that do not. */
export function RatioGroupsSection({ indicator }: { indicator: RatioIndicator }) {
  const url = useFigureState();
  const { plan, state } = useIndicatorResult(indicator, url);
  const window = plan?.window ?? null;
  const samples = state.state === 'ready' ? state.result.samples : null;
  const rows = useMemo(
    () => (samples === null ? [] : ratioGroupRows(indicator, samples, window)),
    [indicator, samples, window],
  );
  const view = queryView({ state, data: rows, emptyText: rows.length === 0 ? NO_SERIES : null });
  return (
    <Section title={indicator.title} lead={indicator.description}>
      <QueryState view={view} isNoteInside>
        {(groups, staleSince) => (
          <Table
            caption={`${indicator.title} by ${indicator.groupBy ?? 'group'}`}
            captionHidden
            columns={[
              { id: 'name', header: indicator.groupBy ?? 'Name' },
              { id: 'events', header: 'Events', align: 'end' },
              { id: 'share', header: indicator.report === 'good' ? 'Good' : 'Bad', align: 'end' },
              { id: 'status', header: 'Status' },
            ]}
            density="compact"
            staleSince={staleSince}
            rows={groups.map(({ name, events, share, status }) => ({
              id: name,
              cells: [
                name === '' ? '(empty)' : name,
                events,
                share,
                <StatusMark key="status" status={status} size="s" />,
              ],
            }))}
          />
        )}
      </QueryState>
    </Section>
  );
}
