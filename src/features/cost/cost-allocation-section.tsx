import { Sparkline } from '#charts/sparkline.tsx';
import type { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { LabelValue } from '#features/navigation/filter-link.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { windowText } from '#scorecard/explain/figure.ts';
import { Section } from '#ui/section.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './cost-allocation-section.module.css';
import { useCostAllocation } from './use-cost-allocation.ts';

const TONES = ['a'] as const;

type Cost = NonNullable<ReturnType<typeof useSession>['config']['cost']>;

/** Who or what the money went to, and how that has been changing. */
export function CostAllocationSection({ cost, scorecard }: { cost: Cost; scorecard: CurrentScorecard }) {
  const [url, setUrl] = useUrlState();
  const { by, window, view } = useCostAllocation(cost, scorecard.evaluations.get(cost.budget), url);
  const columns: readonly Column[] = [
    { id: 'name', header: by },
    { id: 'cost', header: 'Cost', align: 'end' },
    { id: 'share', header: 'Share', align: 'end' },
    { id: 'change', header: `Against the ${windowText(window)} before`, align: 'end' },
    { id: 'course', header: 'Per day' },
  ];
  return (
    <Section
      title="Where it goes"
      lead={view.data?.allocation.sentence}
      actions={
        cost.by.length > 1 && (
          <Segmented
            label="By"
            choices={cost.by.map((label) => ({ value: label, label: `By ${label}` }))}
            value={by}
            onChange={(label) => setUrl({ by: label })}
          />
        )
      }
    >
      <QueryState view={view} isNoteInside>
        {({ allocation, chart }, staleSince) => (
          <>
            {chart !== null && <TrendChart model={chart} tones={TONES} height={11} />}
            <Table
              caption={`Cost by ${by}`}
              captionHidden
              columns={columns}
              staleSince={staleSince}
              rows={allocation.rows.map((row) => ({
                id: `value ${row.value}`,
                cells: [
                  row.value === '' ? (
                    'not allocated'
                  ) : (
                    <LabelValue key="name" label={by} value={row.value} name={row.value} />
                  ),
                  row.cost,
                  row.share,
                  row.change,
                  row.times.length > 0 && (
                    <span key="course" className={styles.course}>
                      <Sparkline
                        times={row.times}
                        values={row.values}
                        label={`Cost of ${row.value === '' ? 'what is not allocated' : row.value} per day`}
                      />
                    </span>
                  ),
                ],
              }))}
            />
          </>
        )}
      </QueryState>
    </Section>
  );
}
