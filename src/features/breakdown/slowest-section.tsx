import { useMemo } from 'react';
import { LabelValue } from '#features/navigation/filter-link.tsx';
import { ViewLink } from '#features/navigation/view-link.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { NO_SERIES } from '#scorecard/evaluate/query-view.ts';
import { Section } from '#ui/section.tsx';
import { Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { breakdownColumns } from './breakdown-text.ts';
import { slowestFirst } from './sort-rows.ts';
import { useBreakdown } from './use-breakdown.ts';

/** The few routes that answer slowest; all of them stand in the operations view. */
export function SlowestSection() {
  const [url] = useUrlState();
  // A label chosen for another table is not the one to look for slowness by.
  const { plan, view, gaps } = useBreakdown({ ...url, by: null });
  const slowest = useMemo(
    () => (plan === null ? [] : slowestFirst(view.data ?? [], plan.latency.id)),
    [plan, view.data],
  );
  if (plan === null) {
    // Whether there are any is not known.
    return view.status === 'failed' ? (
      <Section title="Slowest">
        <QueryState view={view}>{() => null}</QueryState>
      </Section>
    ) : null;
  }
  const columns = breakdownColumns(plan).filter(({ id }) => id !== 'slow' && id !== 'change');
  return (
    <Section
      title={`Slowest by ${plan.by}`}
      actions={<ViewLink view="operations">Every {plan.by}, with what changed</ViewLink>}
    >
      <QueryState view={view} isNoteInside>
        {(_, staleSince) => (
          <Table
            caption={`The slowest by ${plan.by}`}
            captionHidden
            density="compact"
            staleSince={staleSince}
            empty={NO_SERIES}
            columns={[
              { id: 'name', header: plan.by },
              ...columns.map(({ id, header }) => ({ id, header, align: 'end' as const })),
            ]}
            rows={slowest.map((row) => ({
              id: `value ${row.value}`,
              cells: [
                <LabelValue key="name" label={plan.by} value={row.value} name={row.name} />,
                ...columns.map(({ id }) => row.cells[id]?.text ?? '–'),
              ],
            }))}
          />
        )}
      </QueryState>
      {gaps.errors.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
    </Section>
  );
}
