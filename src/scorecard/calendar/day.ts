import { DAY, type EpochMs, epochMs } from '#compute/units.ts';

/** The instant a day of scorecard.json begins, in UTC. */
export const startOf = (day: string): EpochMs => epochMs(Date.parse(day));

/** The instant it is over: a day named as the last one counts in full. */
export const endOf = (day: string): EpochMs => epochMs(Date.parse(day) + DAY);
