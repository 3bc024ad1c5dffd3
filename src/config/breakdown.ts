import * as v from 'valibot';
import { groupedPromql, id, labelName, settings } from './fields.ts';

/** The metric of `buckets`, whose labels are the ones to break down by. */
const SELECTOR = /([a-zA-Z_:][\w:]*)\{(?:[^}"]|"(?:\\.|[^"\\])*")*\$filters\s*\}/;

/** The series selector of a template, as it stands there; null where there is none with $filters. */
export const selectorOf = (template: string): string | null => SELECTOR.exec(template)?.[0] ?? null;

/** What the operations view breaks down by a label. */
export const breakdownSchema = settings({
  /** Id of the latency percentile whose target tells slow requests from fast ones. */
  latency: id,
  /** PromQL for its buckets by `le` and `$by`. */
  buckets: v.pipe(
    groupedPromql,
    v.check((template) => selectorOf(template) !== null, 'expected a metric with {$filters}'),
  ),
  /** Id of the ratio of failed requests. */
  errors: v.optional(id),
  /** PromQL for the requests by the label that `errors` tells them apart with, and `$by`. */
  requests: v.optional(groupedPromql),
  /** The label to begin with; else the first the metric has. */
  by: v.optional(labelName),
});

export type Breakdown = v.InferOutput<typeof breakdownSchema>;
