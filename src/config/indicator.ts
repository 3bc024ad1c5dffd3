import * as v from 'valibot';
import { QUERY_UNITS } from '#compute/query-unit.ts';
import { UNITS } from '#compute/unit.ts';
import {
  day,
  duration,
  durationBetween,
  fraction,
  id,
  labelName,
  labelPatternText,
  link,
  number,
  positive,
  promql,
  secureLink,
  settings,
  text,
  unitText,
  windowOrPeriod,
} from './fields.ts';
import { incidentLogSchema } from './incident-log.ts';
import { withWindow } from './indicator-window.ts';

/** Somebody vouches for what is measured, from one day to another; after it the figure is none. */
const attestation = settings({ by: text, on: day, validUntil: day, evidence: v.optional(secureLink) });

const identity = {
  id,
  /** Absent: shown in a view, part of no pillar. */
  pillar: v.optional(id),
  title: text,
  short: v.optional(text),
  description: v.optional(text),
  unit: v.picklist(UNITS),
  /** What is counted, such as "orders"; beside a unit that has no name of its own. */
  unitText: v.optional(unitText),
  /** Name of the server to ask, one of `prometheus.sources`; absent: the default one. */
  source: v.optional(id),
  owner: v.optional(text),
  runbook: v.optional(link),
  /** false: a target is shown but does not move the grade. */
  graded: v.optional(v.boolean()),
  attestation: v.optional(attestation),
  /**
   * Labels by which those that measure are told apart (services, scanners, repositories): one that is gone is missed.
   * None at all: nobody is.
   */
  members: v.optional(v.array(labelName)),
  /** false: the target is a proposal that nobody has confirmed yet. */
  confirmed: v.optional(v.boolean()),
};

const COUNT = 'expected a whole number above 0';
const QUANTILE = 'expected a quantile between 0 and 1, such as 0.95 for P95';

const quantile = v.pipe(number, v.gtValue(0, QUANTILE), v.ltValue(1, QUANTILE));

const judgement = {
  direction: v.picklist(['atMost', 'atLeast']),
  target: v.optional(number),
  ideal: v.optional(number),
  tolerance: v.optional(fraction),
  strict: v.optional(v.boolean()),
  minSamples: v.optional(v.pipe(v.number(), v.integer(COUNT), v.minValue(1, COUNT))),
};

/** Values and bucket bounds of the query are brought from this unit to the base unit: milliseconds to seconds, percent to a ratio. */
const measuredIn = { queryUnit: v.optional(v.picklist(QUERY_UNITS)) };

const CLAMP = 'expected two numbers, the lower one first, such as [0, 1]';

const adjustment = {
  /** The figure is multiplied by it, after `queryUnit`. */
  scale: v.optional(positive),
  /** The figure is kept inside these two. */
  clamp: v.optional(
    v.pipe(
      v.strictTuple([number, number], CLAMP),
      v.check(([least, most]) => least < most, CLAMP),
    ),
  ),
};

const freshness = {
  /** PromQL whose value is the Unix time of the newest evidence, in seconds. */
  freshness: v.optional(promql),
  maxAge: v.optional(duration),
};

/** A level has none; one that looks back, such as `max_over_time(x[$window])`, takes it for its `$window`. */
const lookBack = { window: v.optional(duration) };

/** Show this indicator's error budget, and how fast it burns. */
const errorBudget = { budget: v.optional(v.boolean()) };

const ratioIndicator = v.pipe(
  settings({
    ...identity,
    ...judgement,
    kind: v.literal('ratio'),
    query: promql,
    label: labelName,
    bad: v.optional(labelPatternText),
    good: v.optional(labelPatternText),
    exclude: v.optional(labelPatternText),
    report: v.picklist(['good', 'bad']),
    /** Judge each value of this label by itself; the worst one counts. */
    groupBy: v.optional(labelName),
    window: v.optional(windowOrPeriod),
    ...errorBudget,
  }),
  v.transform(withWindow),
);

/** Two counters: all events, and either those that were bad or those that were good. */
const eventsIndicator = v.pipe(
  settings({
    ...identity,
    ...judgement,
    kind: v.literal('events'),
    /** PromQL of the bad events: `sum(increase(http_errors_total{$filters}[$window]))`. Either this or `good`. */
    bad: v.optional(promql),
    /** PromQL of the good events, in its place. */
    good: v.optional(promql),
    /** PromQL of all events, the bad ones among them. */
    total: promql,
    report: v.picklist(['good', 'bad']),
    window: v.optional(windowOrPeriod),
    ...errorBudget,
  }),
  v.transform(withWindow),
);

const quantileIndicator = settings({
  ...identity,
  ...judgement,
  ...measuredIn,
  kind: v.literal('quantile'),
  query: promql,
  q: quantile,
  window: duration,
});

const nativeQuantileIndicator = settings({
  ...identity,
  ...judgement,
  ...measuredIn,
  kind: v.literal('nativeQuantile'),
  /** PromQL of one native histogram, or of several of which the worst counts: `sum(increase(http_request_duration_seconds{$filters}[$window]))`. */
  query: promql,
  q: quantile,
  window: duration,
});

const shareIndicator = v.pipe(
  settings({
    ...identity,
    ...judgement,
    ...measuredIn,
    kind: v.literal('share'),
    query: promql,
    bound: number,
    boundUnit: v.optional(v.picklist(UNITS)),
    side: v.picklist(['atMost', 'above']),
    /** Judge each value of this label by itself; the worst one counts. */
    groupBy: v.optional(labelName),
    window: windowOrPeriod,
    ...errorBudget,
  }),
  v.transform(withWindow),
);

const rateIndicator = v.pipe(
  settings({
    ...identity,
    ...judgement,
    kind: v.literal('rate'),
    query: promql,
    per: duration,
    window: windowOrPeriod,
  }),
  v.transform(withWindow),
);

const quotientIndicator = v.pipe(
  settings({
    ...identity,
    ...judgement,
    ...measuredIn,
    ...adjustment,
    kind: v.literal('quotient'),
    numerator: promql,
    denominator: promql,
    per: v.optional(text),
    outOf: v.optional(positive),
    window: v.optional(windowOrPeriod),
  }),
  v.transform(withWindow),
);

const gaugeIndicator = settings({
  ...identity,
  ...judgement,
  ...measuredIn,
  ...adjustment,
  ...freshness,
  ...lookBack,
  kind: v.literal('gauge'),
  query: promql,
  across: v.picklist(['sum', 'min', 'max', 'mean']),
});

const incidentsIndicator = settings({
  ...identity,
  ...judgement,
  kind: v.literal('incidents'),
  /** PromQL that is above 0 while an incident lasts and 0 when all is well; one series a service. */
  query: v.optional(promql),
  /** In its place: the name of an alert; while it fires, an incident lasts. */
  alert: v.optional(text),
  measure: v.picklist(['mttr', 'mtbf', 'count']),
  resolution: durationBetween('1s', '1d', 'from "1s" to "1d"'),
  mergeGap: v.optional(duration),
  minDuration: v.optional(duration),
  /** Its own; else that of the file. */
  log: v.optional(incidentLogSchema),
  window: duration,
});

const bandIndicator = settings({
  ...identity,
  kind: v.literal('band'),
  /** `month`: where the calendar month is going to end counts too, from what was spent on its days so far. */
  forecast: v.optional(v.literal('month')),
  actual: promql,
  planned: promql,
  /** The time the planned amount is meant for; the window's share of it is compared. */
  period: duration,
  direction: v.literal('band'),
  target: v.optional(number),
  band: positive,
  tolerance: v.optional(fraction),
  window: duration,
});

const ordinalIndicator = settings({
  ...identity,
  ...freshness,
  ...lookBack,
  kind: v.literal('ordinal'),
  query: promql,
  label: labelName,
  scale: v.pipe(v.array(text), v.minLength(2, 'expected at least two grades, best first')),
  direction: v.literal('ordinal'),
  target: v.optional(text),
  tolerance: v.optional(fraction),
});

const attestedIndicator = settings({
  ...identity,
  kind: v.literal('attested'),
  value: text,
  /** Grades that meet the target, best first; anything else misses it. */
  accept: v.pipe(v.array(text), v.minLength(1, 'expected at least one grade')),
  by: text,
  on: day,
  validUntil: day,
  evidence: v.optional(link),
  direction: v.literal('ordinal'),
  target: v.optional(text),
});

export const indicatorSchema = v.variant('kind', [
  ratioIndicator,
  quantileIndicator,
  nativeQuantileIndicator,
  shareIndicator,
  rateIndicator,
  quotientIndicator,
  eventsIndicator,
  gaugeIndicator,
  incidentsIndicator,
  bandIndicator,
  ordinalIndicator,
  attestedIndicator,
]);

export type Indicator = v.InferOutput<typeof indicatorSchema>;
export type IndicatorOf<Kind extends Indicator['kind']> = Extract<Indicator, { kind: Kind }>;

/** What an indicator is called where there is little room: its short name, if it has one. */
export const nameOf = ({ short, title }: Pick<Indicator, 'short' | 'title'>): string => short ?? title;
