import * as v from 'valibot';
import { breakdownSchema } from './breakdown.ts';
import { costSchema } from './cost.ts';
import { exemptionSchema } from './exemption.ts';
import { durationBetween, id, number, settings, text, traceLink } from './fields.ts';
import { incidentLogSchema } from './incident-log.ts';
import { indicatorSchema } from './indicator.ts';
import { markerSchema } from './markers.ts';
import { practiceSchema } from './practice.ts';
import { reviewSchema } from './review.ts';
import { vulnerabilitiesSchema } from './vulnerabilities.ts';

const MEGABYTES = 'expected a number of megabytes from 1 to 2048';

const LIGHTEST = 0.001;
const HEAVIEST = 1000;
const WEIGHT = `expected a weight from ${LIGHTEST} to ${HEAVIEST}`;

export const pillarSchema = settings({
  id,
  title: text,
  question: v.optional(text),
  weight: v.optional(
    v.pipe(
      v.number(),
      v.gtValue(0, WEIGHT),
      v.maxValue(HEAVIEST, WEIGHT),
      v.check((weight) => weight <= 0 || weight >= LIGHTEST, WEIGHT),
    ),
  ),
  /** Id of the indicator whose status leads the pillar's. */
  headline: id,
});

export const serverSchema = settings({
  /** Where the Prometheus HTTP API is, absolute or relative to the page; null: Prometheus itself when it serves this page, else the demo world. */
  url: v.nullable(text),
  scrapeInterval: v.optional(durationBetween('100ms', '1d', 'from "100ms" to "1d"')),
  /** A timer of a browser cannot be set for more than 24 days: it would be over at once. */
  timeout: v.optional(durationBetween('100ms', '1h', 'from "100ms" to "1h"')),
  /** A response beyond this, after it is unpacked, is not read to its end; 128 unless told otherwise. */
  maxAnswerMegabytes: v.optional(v.pipe(number, v.minValue(1, MEGABYTES), v.maxValue(2048, MEGABYTES))),
});

export const viewsSchema = settings({
  executive: v.array(id),
  operations: v.array(id),
  engineering: v.array(id),
  /** Drawn over time in the operations view, below the latency percentiles. */
  charts: v.array(id),
});

/** What a file that names neither has. */
export const DEFAULT_TITLE = 'Operational Excellence';
export const DEFAULT_CURRENCY = 'USD';

/** The whole file, as published in scorecard.schema.json. */
export const scorecardSchema = settings({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  title: v.optional(text, DEFAULT_TITLE),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 currency such as "USD"')),
    DEFAULT_CURRENCY,
  ),
  prometheus: serverSchema,
  /** What a pillar without data counts as; left out unless told otherwise. */
  noDataPolicy: v.optional(v.picklist(['exclude', 'atRisk', 'missed'])),
  pillars: v.pipe(v.array(pillarSchema), v.minLength(1, 'expected at least one pillar')),
  views: viewsSchema,
  breakdown: v.optional(breakdownSchema),
  cost: v.optional(costSchema),
  vulnerabilities: v.optional(vulnerabilitiesSchema),
  review: v.optional(reviewSchema),
  incidents: v.optional(incidentLogSchema),
  markers: v.optional(v.array(markerSchema)),
  /** Where a trace is shown, with its id as $traceID. */
  exemplarUrl: v.optional(traceLink),
  indicators: v.pipe(v.array(indicatorSchema), v.minLength(1, 'expected at least one indicator')),
  practices: v.optional(v.array(practiceSchema), []),
  exemptions: v.optional(v.array(exemptionSchema), []),
});

export type Pillar = v.InferOutput<typeof pillarSchema>;
export type ServerConfig = v.InferOutput<typeof serverSchema>;
export type ViewId = keyof v.InferOutput<typeof viewsSchema>;
export type ScorecardConfig = v.InferOutput<typeof scorecardSchema>;
