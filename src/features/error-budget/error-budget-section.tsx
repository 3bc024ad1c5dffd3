import { useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import type { ChartModel } from '#scorecard/trends/chart-model.ts';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { BudgetBar } from './budget-bar.tsx';
import { type BudgetDetail, budgetDetails } from './budget-detail.ts';
import styles from './error-budget-section.module.css';
import { useBurnDowns } from './use-burn-downs.ts';

const COLUMNS: readonly Column[] = [
  { id: 'window', header: 'Over the last' },
  { id: 'rate', header: 'Burn rate', align: 'end' },
  { id: 'limit', header: 'Alert above' },
  { id: 'lasts', header: 'Lasts', align: 'end' },
];
const TONES = ['a'] as const;

type Props = {
  readonly scorecard: CurrentScorecard;
  /** Only those of this pillar. */
  readonly pillar?: string;
};

/** What is left of the error budgets, how fast it goes, and until when it lasts. */
export function BudgetSection({ scorecard: { evaluations }, pillar }: Props) {
  const [url] = useUrlState();
  const shown = useMemo(
    () =>
      new Map(
        [...evaluations].filter(([, { indicator }]) => pillar === undefined || indicator.pillar === pillar),
      ),
    [evaluations, pillar],
  );
  const plain = useMemo(() => budgetDetails(shown, new Map()), [shown]);
  const { charts, trends } = useBurnDowns(plain, url);
  const budgets = useMemo(() => budgetDetails(shown, trends), [shown, trends]);
  return (
    <Section title="Error budget">
      {budgets.length === 0 && <p className={styles.none}>No target keeps an error budget.</p>}
      {budgets.map((budget) => (
        <Budget
          key={budget.id}
          budget={budget}
          chart={charts.get(budget.id)}
          old={staleSince([evaluations.get(budget.id)])}
        />
      ))}
    </Section>
  );
}

type BudgetProps = {
  readonly budget: BudgetDetail;
  readonly chart: ChartModel | undefined;
  readonly old: EpochMs | null;
};

function Budget({ budget, chart, old }: BudgetProps) {
  const [{ zone }] = useUrlState();
  if (budget.state !== 'ready') {
    return (
      <div className={styles.budget} data-budget={budget.id}>
        <p className={styles.title}>{budget.title}</p>
        {budget.state === 'loading' ? (
          <Skeleton chars={32} />
        ) : (
          <p className={styles.none}>{budget.message}</p>
        )}
      </div>
    );
  }
  return (
    <div className={styles.budget} data-budget={budget.id}>
      <p className={styles.line}>
        <span className={styles.title}>{budget.title}</span>
        <span className={styles.text} data-overspent={budget.isOverspent}>
          {budget.text}
        </span>
      </p>
      <BudgetBar title={budget.title} text={budget.text} bar={budget.bar} />
      <p className={styles.time}>
        {budget.time} · {budget.requests}
      </p>
      <p className={styles.sentence}>{budget.sentence}</p>
      <ul className={styles.ends}>
        {budget.ends.map(({ at, assumption }) => (
          <li key={assumption}>
            {at === null ? (
              'Does not run out in the window'
            ) : (
              <>
                Runs out <Time at={at} zone={zone} />
              </>
            )}{' '}
            {assumption}.
          </li>
        ))}
      </ul>
      <Table
        caption={`${budget.title}: how fast the budget burns`}
        captionHidden
        density="compact"
        staleSince={old}
        columns={COLUMNS}
        rows={budget.rows.map((row) => ({
          id: row.window,
          cells: [
            row.window,
            <span key="rate" className={styles.text} data-overspent={row.isOver}>
              {row.rate}
            </span>,
            row.limit,
            row.lasts,
          ],
        }))}
      />
      <p className={styles.alerts}>{budget.alerts}</p>
      {chart !== undefined && <TrendChart model={chart} tones={TONES} height={11} />}
    </div>
  );
}
