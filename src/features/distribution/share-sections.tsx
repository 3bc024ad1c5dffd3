import { DistributionSection } from './distribution-section.tsx';
import type { ShareIndicator } from './group-rows.ts';
import { GroupsSection } from './groups-section.tsx';

/** The distributions some shares are taken of, and the groups that are judged by themselves. */
export function SharesSections({ shares }: { shares: readonly ShareIndicator[] }) {
  const grouped = shares.filter(({ groupBy }) => groupBy !== undefined);
  // Bounds on one distribution stand in one picture; another query is another distribution.
  const plain = shares.filter(({ groupBy }) => groupBy === undefined);
  const distributions = [...new Set(plain.map(({ query }) => query))];
  return (
    <>
      {distributions.map((query) => (
        <DistributionSection key={query} indicators={plain.filter((share) => share.query === query)} />
      ))}
      {grouped.map((indicator) => (
        <GroupsSection key={indicator.id} indicator={indicator} />
      ))}
    </>
  );
}
