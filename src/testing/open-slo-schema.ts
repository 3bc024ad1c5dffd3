import * as v from 'valibot';

/**
 * OpenSLO v1 as its specification and its JSON schema have it, of those kinds that are exported, without the parts that
 * never are: calendars, time slices, thresholds, stored ratios and alert policies. A field that it does not know is an
 * error. Source: https://github.com/OpenSLO/OpenSLO
 */

/** Names of RFC 1123, which every implementation takes. */
const name = v.pipe(v.string(), v.maxLength(63), v.regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/));
const description = v.pipe(
  v.string(),
  v.check((text) => [...text].length <= 1050),
);
const labelText = v.pipe(v.string(), v.maxLength(63), v.regex(/^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$/));
const duration = v.pipe(v.string(), v.regex(/^[1-9][0-9]*[mhdwMQY]$/));
const rollingWindow = v.strictObject({ duration, isRolling: v.literal(true) });
const calendarWindow = v.strictObject({
  duration,
  isRolling: v.literal(false),
  calendar: v.strictObject({
    startTime: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)),
    timeZone: v.string(),
  }),
});

const metadata = v.strictObject({
  name,
  displayName: v.optional(v.pipe(v.string(), v.minLength(1))),
  labels: v.optional(v.record(labelText, v.union([labelText, v.array(labelText)]))),
});

const metric = v.strictObject({
  metricSource: v.strictObject({
    type: v.literal('Prometheus'),
    spec: v.strictObject({ query: v.pipe(v.string(), v.minLength(1)) }),
  }),
});

const ratioMetric = v.pipe(
  v.strictObject({ counter: v.boolean(), good: v.optional(metric), bad: v.optional(metric), total: metric }),
  v.check(({ good, bad }) => (good === undefined) !== (bad === undefined), 'either good or bad'),
);

const service = v.strictObject({
  apiVersion: v.literal('openslo/v1'),
  kind: v.literal('Service'),
  metadata,
  spec: v.strictObject({ description: v.optional(description) }),
});

const slo = v.strictObject({
  apiVersion: v.literal('openslo/v1'),
  kind: v.literal('SLO'),
  metadata,
  spec: v.strictObject({
    description: v.optional(description),
    service: name,
    indicator: v.strictObject({ metadata, spec: v.strictObject({ ratioMetric }) }),
    timeWindow: v.optional(v.strictTuple([v.variant('isRolling', [rollingWindow, calendarWindow])])),
    budgetingMethod: v.literal('Occurrences'),
    objectives: v.pipe(
      v.array(
        v.strictObject({
          displayName: v.optional(v.string()),
          target: v.pipe(v.number(), v.minValue(0), v.ltValue(1)),
        }),
      ),
      v.minLength(1),
    ),
  }),
});

export const openSloSchema = v.variant('kind', [service, slo]);
