import { useMemo } from 'react';
import { breakdownColumns } from '#scorecard/breakdown-model.ts';
import { slowestFirst } from '#scorecard/sort-breakdown.ts';
import { useBreakdown } from '#scorecard/use-breakdown.ts';
import { Section } from '#ui/section.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { LabelValue } from './label-value.tsx';
import { ViewLink } from './view-link.tsx';

/** The few routes that answer slowest; all of them stand in the operations view. */
export function SlowestSection() {
  const [url] = useUrlState();
  // A label chosen for another table is not the one to look for slowness by.
  const { plan, state, message, gaps, warnings, oldSince, rows } = useBreakdown({ ...url, by: null });
  const slowest = useMemo(() => (plan === null ? [] : slowestFirst(rows, plan.latency.id)), [plan, rows]);
  if (plan === null) {
    // Whether there are any is not known.
    return state === 'failed' ? (
      <Section title="Slowest">
        <p>{message}</p>
      </Section>
    ) : null;
  }
  const columns = breakdownColumns(plan).filter(({ id }) => id !== 'slow' && id !== 'change');
  return (
    <Section
      title={`Slowest by ${plan.by}`}
      actions={<ViewLink view="operations">Every {plan.by}, with what changed</ViewLink>}
    >
      {state === 'loading' && <Skeleton chars={40} />}
      {state === 'failed' && <p>{message}</p>}
      {state === 'ready' && (
        <Table
          caption={`The slowest by ${plan.by}`}
          captionHidden
          density="compact"
          oldSince={oldSince}
          empty="No data for this metric in this period."
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
      {gaps.errors.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
      <ServerWarnings warnings={warnings} />
    </Section>
  );
}
