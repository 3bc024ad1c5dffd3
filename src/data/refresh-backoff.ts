import { type DurationMs, durationMs, MINUTE, SECOND } from '#compute/units.ts';

const FIRST_RETRY = 2 * SECOND;
/** A server may ask for more; a wall that obeyed would be given up on. */
const MAX_RETRY_AFTER = 5 * MINUTE;

/**
 * How long from the start of one refresh to the start of the next. After a failure sooner than usual, then later and
 * later, but never later than usual: a server that comes back is seen within one interval. The wait is between half
 * and all of that, so that the screens of a whole company do not come back in the same second.
 * @param failures refreshes in a row that got no response at all
 * @param random like Math.random
 */
export function refreshBackoff(
  every: DurationMs,
  failures: number,
  { retryAfter }: { readonly retryAfter: DurationMs | null },
  random: () => number,
): DurationMs {
  if (failures === 0) return every;
  const backoff = Math.min(every, FIRST_RETRY * 2 ** Math.min(failures - 1, 30));
  const wait = backoff * (0.5 + random() / 2);
  return durationMs(Math.max(wait, Math.min(retryAfter ?? 0, MAX_RETRY_AFTER)));
}
