import { useMemo } from 'react';
import { nameOf } from '#config/indicator.ts';
import { useSession } from '#data/session-context.ts';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { queryView } from '#scorecard/evaluate/query-view.ts';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { Table } from '#ui/table.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { gaugeMembers } from './gauge-members.ts';

type Gauge = Parameters<typeof gaugeMembers>[0];

/** Each series behind a level, so that the worst has a name. Nothing while there are not several. */
export function GaugeMembersSection({ indicator }: { indicator: Gauge }) {
  const { config } = useSession();
  const url = useFigureState();
  const { state } = useIndicatorResult(indicator, url);
  const samples = state.state === 'ready' ? state.result.samples : null;
  const { currency } = config;
  const list = useMemo(
    () => (samples === null ? null : gaugeMembers(indicator, samples, currency)),
    [indicator, samples, currency],
  );
  const view = queryView({ state, data: list });
  if (list === null) return null;
  return (
    <Section title={`${indicator.title} by ${list.by}`} lead={indicator.description}>
      <QueryState view={view} isNoteInside>
        {({ by, members }, staleSince) => (
          <Table
            caption={`${indicator.title} by ${by}, worst first`}
            captionHidden
            density="compact"
            staleSince={staleSince}
            columns={[
              { id: 'name', header: by },
              { id: 'value', header: nameOf(indicator), align: 'end' },
              { id: 'status', header: 'Status' },
            ]}
            rows={members.map(({ name, text, status }) => ({
              id: name,
              cells: [
                name,
                text,
                status === null ? '–' : <StatusMark key="status" status={status} size="s" />,
              ],
            }))}
          />
        )}
      </QueryState>
    </Section>
  );
}
