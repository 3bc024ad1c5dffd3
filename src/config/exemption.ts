import * as v from 'valibot';
import { day, id, link, settings, text } from './fields.ts';

/** An indicator that does not count for a while, because somebody said so; both days are included, in UTC. */
export const exemptionSchema = settings({
  indicator: id,
  reason: text,
  owner: text,
  from: v.optional(day),
  until: day,
  link: v.optional(link),
});

export type Exemption = v.InferOutput<typeof exemptionSchema>;
