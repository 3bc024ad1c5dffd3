import * as v from 'valibot';
import { groupedPromql, id, labelName, settings } from './fields.ts';

/** What the page of the cost pillar shows besides its indicators. */
export const costSchema = settings({
  /** Name of the server to ask, one of `prometheus.sources`; absent: the default one. */
  source: v.optional(id),
  /** Id of the quotient that is the cost of one unit of work. */
  perUnit: id,
  /** Id of the band that compares spend and budget. */
  budget: id,
  /** PromQL for what was spent, by `$by`. */
  spend: groupedPromql,
  /** The labels to tell spend apart by; what lacks one is not allocated. */
  by: v.pipe(v.array(labelName), v.minLength(1, 'expected at least one label')),
});

export type Cost = v.InferOutput<typeof costSchema>;
