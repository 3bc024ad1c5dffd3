/**
 * Availability that a mean time between failures and a mean time to restore add up to.
 * MTBF / (MTBF + MTTR), with MTBF as operating time per failure
 * @param mtbf > 0
 * @param mttr ≥ 0, in the same unit of time
 * @returns 0..1
 * @throws RangeError for a time that is not positive (mtbf) or negative (mttr)
 * Source: IEC 60050-192, steady-state availability.
 * @example impliedAvailability(720, 4) // ≈ 0.994475138121547
 */
export function impliedAvailability(mtbf: number, mttr: number): number {
  if (!(mtbf > 0 && mttr >= 0)) throw new RangeError(`no times: MTBF ${mtbf}, MTTR ${mttr}`);
  return mtbf / (mtbf + mttr);
}

/**
 * Longest mean time to restore with which an availability can still be reached.
 * MTBF · (1 − A) / A
 * @param availability 0 < A ≤ 1
 * @param mtbf         > 0
 * @returns in the unit of `mtbf`
 * @throws RangeError for an availability outside 0..1, or of 0
 * Source: IEC 60050-192, steady-state availability.
 * @example longestRestore(0.999, 720) // ≈ 0.7207207207207213
 */
export function longestRestore(availability: number, mtbf: number): number {
  if (!(availability > 0 && availability <= 1 && mtbf > 0))
    throw new RangeError(`no availability and time: ${availability}, ${mtbf}`);
  return (mtbf * (1 - availability)) / availability;
}
