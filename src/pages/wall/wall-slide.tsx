import type { Wall } from './use-wall.ts';
import { WallGradePage } from './wall-grade-page.tsx';
import { WallOperationsPage } from './wall-operations-page.tsx';
import { WallPillarPage } from './wall-pillar-page.tsx';

/** The page that is up. */
export function WallSlide({ id, wall }: { id: string; wall: Wall }) {
  if (id === 'grade') return <WallGradePage model={wall.model} ageOf={wall.ageOf} />;
  if (id === 'operations') return <WallOperationsPage wall={wall} />;
  const pillar = wall.model.pillars.find((row) => row.id === id);
  if (pillar === undefined) return null;
  return (
    <WallPillarPage
      pillar={pillar}
      sparkline={pillar.headline === null ? null : wall.seriesOf(pillar.headline.id)}
      ageOf={wall.ageOf}
    />
  );
}
