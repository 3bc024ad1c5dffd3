import { attestationList } from '#scorecard/attestation-list.ts';
import { DEFAULT_CURRENCY } from '#scorecard/executive-model.ts';
import { keepsBudget } from '#scorecard/keeps-budget.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useFigureState } from '#url/use-figure-state.ts';
import { AttestationsSection } from './attestations-section.tsx';
import { BudgetSection } from './budget-section.tsx';
import { CostSections } from './cost-sections.tsx';
import { GaugeMembersSection } from './gauge-members-section.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { SharesSections } from './shares-sections.tsx';
import { SlowestSection } from './slowest-section.tsx';
import styles from './view.module.css';
import { VulnerabilitiesSection } from './vulnerabilities-section.tsx';

/** What lies behind the figures of a pillar, by what kinds of figures it has. */
export function PillarSections({ pillar, scorecard }: { pillar: string; scorecard: CurrentScorecard }) {
  const { config, instants } = useSession();
  const url = useFigureState();
  const { vulnerabilities } = config;
  const own = config.indicators.filter((indicator) => indicator.pillar === pillar);
  const shares = own.filter((indicator) => indicator.kind === 'share');
  const gauges = own.filter((indicator) => indicator.kind === 'gauge');
  const hasRoutes = own.some(({ id }) => id === config.breakdown?.latency);
  const hasIncidents = own.some(({ kind }) => kind === 'incidents');
  const hasBudget = own.some(keepsBudget);
  const attestations = attestationList(own, {
    evaluations: scorecard.evaluations,
    at: url.at ?? instants.current(),
    currency: config.currency ?? DEFAULT_CURRENCY,
  });
  const hasCost = own.some(({ id }) => id === config.cost?.perUnit);
  return (
    <>
      {hasCost && <CostSections scorecard={scorecard} />}
      {vulnerabilities !== undefined && own.some(({ id }) => id === vulnerabilities.indicator) && (
        <VulnerabilitiesSection vulnerabilities={vulnerabilities} scorecard={scorecard} />
      )}
      {attestations.length > 0 && <AttestationsSection rows={attestations} />}
      {(shares.length > 0 || hasIncidents || hasBudget) && (
        <div className={styles.pair}>
          {hasBudget && <BudgetSection scorecard={scorecard} pillar={pillar} />}
          {hasIncidents && <IncidentsSection scorecard={scorecard} />}
          <SharesSections shares={shares} />
          {gauges.map((indicator) => (
            <GaugeMembersSection key={indicator.id} indicator={indicator} />
          ))}
          {hasRoutes && <SlowestSection />}
        </div>
      )}
    </>
  );
}
