import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { outageNotices } from '#scorecard/explain/outage-notices.ts';

/** In place of a figure. What exactly went wrong is said once, below: nobody reads it five times across a room. */
export const NO_ANSWER = 'No usable answer';

type Findings = {
  /** What is wrong with scorecard.json; null: nothing. */
  readonly fileFault: string | null;
  readonly unknownPages: readonly string[];
  /** What the server says against charts, incidents and alerts. */
  readonly warnings: readonly string[];
};

/** The one line a wall spends on what is wrong with itself, gravest first; null when nothing is. */
export function wallNotice(
  scorecard: Pick<CurrentScorecard, 'evaluations' | 'clockSkew'>,
  { fileFault, unknownPages, warnings }: Findings,
): string | null {
  const [notice] = outageNotices(scorecard.evaluations);
  if (scorecard.clockSkew !== null) return scorecard.clockSkew;
  if (notice !== undefined) return `${notice.title}. ${notice.detail}`;
  if (warnings.length > 0) return `The server warns: ${[...new Set(warnings)].join(' · ')}`;
  if (unknownPages.length > 0)
    return `The address names no page of this scorecard: ${unknownPages.join(', ')}`;
  return fileFault;
}
