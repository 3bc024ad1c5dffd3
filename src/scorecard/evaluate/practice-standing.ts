import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Practice } from '#config/practice.ts';
import { endOf } from '#scorecard/calendar/zone.ts';

/** Whether the day by which a practice was to be looked at again is over. What does not apply is not reviewed. */
export const isOverdue = ({ state, nextReview }: Practice, at: EpochMs): boolean =>
  state !== 'not applicable' && nextReview !== undefined && at >= endOf(nextReview);

/** Whether it is kept up: in place, or of no concern, and looked at in time. */
const isKeptUp = (practice: Practice, at: EpochMs): boolean =>
  (practice.state === 'in place' || practice.state === 'not applicable') && !isOverdue(practice, at);

/** The practices of a pillar that hold it back, as scorecard.json says they may. */
export const holdingBack = (
  practices: readonly Practice[],
  pillar: string,
  at: EpochMs,
): readonly Practice[] =>
  practices.filter(
    (practice) =>
      practice.pillar === pillar && practice.pillarAtMost !== undefined && !isKeptUp(practice, at),
  );

/** The best a pillar can be with these practices not kept up; null: they leave it alone. */
export function practiceCap(practices: readonly Practice[]): Status | null {
  if (practices.some(({ pillarAtMost }) => pillarAtMost === 'At risk')) return 'At risk';
  return practices.length > 0 ? 'Met' : null;
}
