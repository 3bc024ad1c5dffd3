import * as v from 'valibot';
import { day, id, secureLink, settings, text } from './fields.ts';

const PRACTICE_STATES = ['in place', 'partial', 'planned', 'not applicable'] as const;

/** Something a pillar is kept up by, which no metric measures: somebody does it, and somebody looks again. */
export const practiceSchema = settings({
  id,
  pillar: id,
  /** Practices with the same group stand together: "Redundancy". */
  group: text,
  title: text,
  state: v.picklist(PRACTICE_STATES),
  /** Why it does not apply, or what is missing. */
  reason: v.optional(text),
  owner: v.optional(text),
  evidence: v.optional(secureLink),
  /** Day of the last review. */
  reviewed: v.optional(day),
  /** Day by which it is to be looked at again; after it the practice is overdue. */
  nextReview: v.optional(day),
  /** Id of an indicator that measures its effect. */
  effect: v.optional(id),
  /** While it is not in place, or overdue, the pillar is at most this. Absent: it never moves the grade. */
  pillarAtMost: v.optional(v.picklist(['Met', 'At risk'])),
});

export type Practice = v.InferOutput<typeof practiceSchema>;
