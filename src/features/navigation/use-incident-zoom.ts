import type { EpochMs } from '#compute/units.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { useSession } from '#data/session-context.ts';
import { tileStep } from '#prometheus/step.ts';
import { zoomTo } from '#url/zoom-history.ts';
import { spanChoice } from './span-choice.ts';
import { aroundIncident } from './zoom-span.ts';

/** Looks at an incident with what was before and after it; a step of the browser's history. */
export function useIncidentZoom(): (incident: { start: EpochMs; end: EpochMs | null }) => void {
  const { config, instants } = useSession();
  const scrapeInterval = scrapeIntervalOf(config);
  return ({ start, end }) => {
    const finest = tileStep(scrapeInterval, scrapeInterval);
    zoomTo(spanChoice(aroundIncident(start, end, finest, instants.current())));
  };
}
