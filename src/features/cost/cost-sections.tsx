import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { BudgetBand } from './budget-band.tsx';
import { budgetPosition } from './budget-position.ts';
import { CostAllocationSection } from './cost-allocation-section.tsx';
import styles from './cost-sections.module.css';
import { monthForecast } from './month-forecast.ts';
import { unitCost } from './unit-cost.ts';

/** What one unit of work costs and out of what, how spend stands in its budget, and where it goes. */
export function CostSections({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const { cost } = config;
  if (cost === undefined) return null;
  const { currency } = config;
  const unit = unitCost(scorecard.evaluations.get(cost.perUnit), currency);
  const budget = scorecard.evaluations.get(cost.budget);
  const position = budgetPosition(budget, currency);
  const forecast = monthForecast(budget, currency);
  return (
    <>
      <div className={styles.trio}>
        <Section title="What a unit of work costs">
          {unit === null ? (
            <Nothing of={scorecard.evaluations.get(cost.perUnit)} />
          ) : (
            <p className={styles.equation} data-part="unit-cost">
              <span>
                <strong>{unit.cost}</strong> spent
              </span>
              <span aria-hidden="true">÷</span>
              <span>
                <strong>{unit.units}</strong> {unit.per}s
              </span>
              <span aria-hidden="true">=</span>
              <span>
                <strong>{unit.figure.text}</strong> per {unit.per}
              </span>
            </p>
          )}
        </Section>
        <Section title="Spend against budget">
          {position === null ? <Nothing of={budget} /> : <BudgetBand position={position} />}
        </Section>
        <Section title="By the end of the month">
          {forecast === null ? (
            <Nothing of={budget} />
          ) : forecast.state === 'none' ? (
            <p className={styles.none}>{forecast.message}.</p>
          ) : (
            <div data-part="month-forecast">
              <p className={styles.total}>{forecast.total}</p>
              <p className={styles.none}>
                {forecast.interval}, with 95 % confidence, if the days to come are like the last ones
              </p>
              <Facts
                facts={[
                  { term: 'spent', detail: forecast.spent },
                  ...(forecast.planned === null
                    ? []
                    : [{ term: 'budget for the month', detail: forecast.planned }]),
                ]}
              />
            </div>
          )}
        </Section>
      </div>
      <CostAllocationSection cost={cost} scorecard={scorecard} />
    </>
  );
}

function Nothing({ of: evaluation }: { of: ReturnType<CurrentScorecard['evaluations']['get']> }) {
  switch (evaluation?.state) {
    case 'loading':
      return <Skeleton chars={24} />;
    case 'failed':
      return <p className={styles.none}>{evaluation.error.message}</p>;
    default:
      return <p className={styles.none}>No data for this metric in this period.</p>;
  }
}
