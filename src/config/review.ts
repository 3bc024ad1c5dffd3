import * as v from 'valibot';
import { isZone, number, settings } from './fields.ts';

const MONTH = 'expected a month from 1 to 12';

/** When the periods of reviews begin. */
export const reviewSchema = settings({
  /** Days, weeks and months begin at midnight there; UTC unless told otherwise. */
  zone: v.optional(v.pipe(v.string(), v.check(isZone, 'expected a time zone such as "Europe/Berlin"'))),
  /** The month the fiscal year begins in, 1 to 12: quarters and years follow it. */
  fiscalYearStart: v.optional(v.pipe(number, v.integer(MONTH), v.minValue(1, MONTH), v.maxValue(12, MONTH))),
});
