import * as v from 'valibot';
import { groupedPromql, id, labelName, settings } from './fields.ts';
import { hasPlaceholder } from './promql-template.ts';

/** What the operations view breaks down by a label. */
export const breakdownSchema = settings({
  /** Name of the server to ask, one of `prometheus.sources`; absent: the default one. */
  source: v.optional(id),
  /** Id of the latency percentile whose target tells slow requests from fast ones. */
  latency: id,
  /** PromQL for its buckets by `le` and `$by`. */
  buckets: v.pipe(
    groupedPromql,
    v.check((template) => hasPlaceholder(template, '$filters'), 'expected a metric with {$filters}'),
  ),
  /** Id of the ratio of failed requests, or of their events. */
  errors: v.optional(id),
  /** PromQL for the requests by `$by`, and by the label that a ratio tells them apart with. */
  requests: v.optional(groupedPromql),
  /** Of events: PromQL for the bad ones by `$by`, where `errors` counts those. */
  bad: v.optional(groupedPromql),
  /** Of events: PromQL for the good ones by `$by`, where `errors` counts those. */
  good: v.optional(groupedPromql),
  /** The label to begin with; else the first the metric has. */
  by: v.optional(labelName),
});

export type Breakdown = v.InferOutput<typeof breakdownSchema>;
