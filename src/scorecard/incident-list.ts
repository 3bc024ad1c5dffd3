import { formatValue } from '#compute/format-value.ts';
import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Reading } from './ask.ts';
import { findIncidents } from './kinds/incidents.ts';
import type { IndicatorPlan } from './plan.ts';

export type IncidentRow = {
  readonly start: EpochMs;
  /** null while it lasts. */
  readonly end: EpochMs | null;
  /** "21 min"; "≥ 21 min" while it lasts. */
  readonly duration: string;
};

/** The incidents behind MTTR and MTBF, newest first. */
export function incidentList(
  indicator: IndicatorOf<'incidents'>,
  plan: IndicatorPlan,
  reading: Reading,
): readonly IncidentRow[] {
  const { summary } = findIncidents(indicator, reading.scans, { at: reading.at, window: plan.window });
  return summary.outages
    .map(({ start, end, isOpen }) => {
      const length = formatValue((end - start) / SECOND, 'seconds');
      return {
        start: epochMs(start),
        end: isOpen ? null : epochMs(end),
        duration: isOpen ? `≥ ${length}` : length,
      };
    })
    .reverse();
}
