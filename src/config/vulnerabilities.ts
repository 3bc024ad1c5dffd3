import * as v from 'valibot';
import { duration, id, labelName, promql, settings, text } from './fields.ts';

/** What the page of the security pillar shows besides its indicators. */
export const vulnerabilitiesSchema = settings({
  /** Name of the server to ask, one of `prometheus.sources`; absent: the default one. */
  source: v.optional(id),
  /** Id of the gauge whose `freshness` and `maxAge` tell whether anybody has looked. */
  indicator: id,
  /** PromQL for the number of open ones, by severity. */
  open: promql,
  /** PromQL for the Unix time in seconds at which the oldest open one was found, by severity. */
  oldest: v.optional(promql),
  label: labelName,
  /** Worst first. `deadline`: how long one may stay open. */
  severities: v.pipe(
    v.array(settings({ name: text, deadline: v.optional(duration) })),
    v.minLength(1, 'expected at least one severity'),
  ),
});

export type Vulnerabilities = v.InferOutput<typeof vulnerabilitiesSchema>;
