import * as v from 'valibot';
import { breakdownSchema } from './breakdown.ts';
import { costSchema } from './cost.ts';
import { exemptionSchema } from './exemption.ts';
import { id, settings, text, traceLink } from './fields.ts';
import { incidentLogSchema } from './incident-log.ts';
import { indicatorSchema } from './indicator.ts';
import { markerSchema } from './markers.ts';
import { practiceSchema } from './practice.ts';
import { reviewSchema } from './review.ts';
import { serverSchema } from './server.ts';
import { vulnerabilitiesSchema } from './vulnerabilities.ts';

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
export type ViewId = keyof v.InferOutput<typeof viewsSchema>;
export type ScorecardConfig = v.InferOutput<typeof scorecardSchema>;
