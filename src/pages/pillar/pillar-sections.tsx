import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { SlowestSection } from '#features/breakdown/slowest-section.tsx';
import { CostSections } from '#features/cost/cost-sections.tsx';
import { GaugeMembersSection } from '#features/distribution/gauge-members-section.tsx';
import { RatioGroupsSection } from '#features/distribution/ratio-groups-section.tsx';
import { SharesSections } from '#features/distribution/share-sections.tsx';
import { BudgetSection } from '#features/error-budget/error-budget-section.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { attestationList } from '#features/practices/attestation-list.ts';
import { AttestationsSection } from '#features/practices/attestations-section.tsx';
import { VulnerabilitiesSection } from '#features/security/vulnerabilities-section.tsx';
import { keepsBudget } from '#scorecard/indicators/budget-indicator.ts';
import styles from '#ui/page-layout.module.css';
import { useFigureState } from '#url/use-figure-state.ts';

/** What lies behind the figures of a pillar, by what kinds of figures it has. */
export function PillarSections({ pillar, scorecard }: { pillar: string; scorecard: CurrentScorecard }) {
  const { config, instants } = useSession();
  const url = useFigureState();
  const { vulnerabilities } = config;
  const own = config.indicators.filter((indicator) => indicator.pillar === pillar);
  const shares = own.filter((indicator) => indicator.kind === 'share');
  const groupedRatios = own
    .filter((indicator) => indicator.kind === 'ratio')
    .filter(({ groupBy }) => groupBy !== undefined);
  const gauges = own.filter((indicator) => indicator.kind === 'gauge');
  const hasRoutes = own.some(({ id }) => id === config.breakdown?.latency);
  const hasIncidents = own.some(({ kind }) => kind === 'incidents');
  const hasBudget = own.some(keepsBudget);
  const attestations = attestationList(own, {
    evaluations: scorecard.evaluations,
    at: url.at ?? instants.current(),
    currency: config.currency,
  });
  const hasCost = own.some(({ id }) => id === config.cost?.perUnit);
  return (
    <>
      {hasCost && <CostSections scorecard={scorecard} />}
      {vulnerabilities !== undefined && own.some(({ id }) => id === vulnerabilities.indicator) && (
        <VulnerabilitiesSection vulnerabilities={vulnerabilities} scorecard={scorecard} />
      )}
      {attestations.length > 0 && <AttestationsSection rows={attestations} />}
      {(shares.length > 0 || groupedRatios.length > 0 || hasIncidents || hasBudget) && (
        <div className={styles.pair}>
          {hasBudget && <BudgetSection scorecard={scorecard} pillar={pillar} />}
          {hasIncidents && <IncidentsSection scorecard={scorecard} />}
          <SharesSections shares={shares} />
          {groupedRatios.map((indicator) => (
            <RatioGroupsSection key={indicator.id} indicator={indicator} />
          ))}
          {gauges.map((indicator) => (
            <GaugeMembersSection key={indicator.id} indicator={indicator} />
          ))}
          {hasRoutes && <SlowestSection />}
        </div>
      )}
    </>
  );
}
