import * as v from 'valibot';
import { CALENDAR_PERIODS } from '#compute/calendar-window.ts';
import { LETTERS } from '#compute/overall-grade.ts';
import { STATUSES } from '#compute/status.ts';
import { UNITS } from '#compute/unit.ts';
import { described, duration, finite, instant, numeric, texts } from './schema-parts.ts';
import { traceSchema } from './trace-schema.ts';

/** The JSON report. Published as report.schema.json; what is printed is tested against it. */

const window = described(v.nullable(duration), 'null where a figure has none.');
const status = v.picklist(STATUSES);
const letter = described(v.nullable(v.picklist(LETTERS)), 'null: not enough data for a letter.');

const indicatorSchema = v.strictObject({
  id: v.string(),
  pillar: described(v.nullable(v.string()), 'null: shown, part of no pillar.'),
  title: v.string(),
  kind: v.string(),
  value: described(
    v.nullable(v.union([finite, v.string()])),
    'In the base unit, unrounded; a text for a grade; null where there is no data, never 0.',
  ),
  unit: v.picklist(UNITS),
  unitText: described(
    v.nullable(v.string()),
    'What is counted, such as "orders"; null where the unit says it all.',
  ),
  text: described(v.nullable(v.string()), 'The value as the page prints it.'),
  isLowerBound: described(v.boolean(), 'The value is at least this much.'),
  graded: v.boolean(),
  status: described(v.nullable(status), 'null: not judged.'),
  exemption: described(v.nullable(v.string()), 'Why and until when it does not count; null where it does.'),
  u: described(
    v.nullable(numeric),
    'Use of the allowance: 0 is ideal, 1 exactly at the target; null without data.',
  ),
  target: v.nullable(v.union([finite, v.string()])),
  direction: v.picklist(['atMost', 'atLeast', 'band', 'ordinal']),
  targetText: v.nullable(v.string()),
  window,
  period: described(
    v.nullable(v.picklist(CALENDAR_PERIODS)),
    'The period of the calendar that the window covers up to now; null for a window that rolls along.',
  ),
  at: v.nullable(instant),
  n: described(v.nullable(finite), 'Events behind the value.'),
  coverage: described(v.nullable(finite), 'Share of the window that is known; null where nobody can tell.'),
  reasons: described(texts, 'Why there is no figure, or why to take it with care: codes.'),
  doubts: described(texts, 'Why the figure is not known well enough to be called good: sentences.'),
  server: described(v.nullable(v.string()), 'Name of the server that it is of; null: the default one.'),
  error: described(
    v.nullable(v.strictObject({ kind: v.string(), message: v.string(), expr: v.nullable(v.string()) })),
    'Set when a query failed.',
  ),
  trace: traceSchema,
});

const pillarSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  weight: finite,
  target: described(v.string(), 'Of its headline, as the page prints it.'),
  status,
  isAtBest: v.boolean(),
  headline: described(v.nullable(v.string()), 'Id of the indicator that leads the pillar.'),
  others: described(texts, 'Ids of its other graded indicators.'),
  heldBack: v.nullable(v.string()),
});

const serverSchema = v.strictObject({
  name: described(v.nullable(v.string()), 'One of prometheus.sources; null: the default server.'),
  indicators: described(finite, 'How many indicators it was asked for.'),
  failed: described(finite, 'How many of them have no figure because a query failed.'),
  isDown: described(v.boolean(), 'Nothing that it was asked for got a response.'),
  error: described(v.nullable(v.string()), 'Why the first of them failed.'),
});

const overallSchema = v.strictObject({
  letter,
  score: v.nullable(finite),
  verdict: v.string(),
  coverage: described(finite, "Share of the pillars' weight that has data."),
  caps: v.array(v.strictObject({ code: v.string(), sentence: v.string() })),
  provisional: v.boolean(),
  range: described(
    v.nullable(
      v.strictObject({ worst: letter, best: letter, unknown: finite, doubtful: finite, of: finite }),
    ),
    'From all unknown and doubtful indicators missed to all of them at their best, and how many `of` all graded ones are `unknown` and `doubtful`; null where that changes nothing.',
  ),
});

export const reportSchema = v.strictObject({
  $schema: v.literal('./report.schema.json'),
  version: v.literal(1),
  title: v.string(),
  at: instant,
  source: v.strictObject({
    kind: v.picklist(['server', 'demo']),
    url: described(v.nullable(v.string()), 'Without credentials.'),
  }),
  servers: described(v.array(serverSchema), 'Every server that was asked, the default one first.'),
  configHash: described(
    v.string(),
    'Changes when a target, a query or anything else does that a figure or the grade depends on; the same in the details of a figure, on paper and in the evidence file.',
  ),
  currency: v.string(),
  window: described(v.nullable(duration), "The window asked for; null: each target's own."),
  filters: v.array(v.strictObject({ label: v.string(), value: v.string() })),
  overall: overallSchema,
  pillars: v.array(pillarSchema),
  indicators: v.array(indicatorSchema),
  attention: described(
    v.array(v.strictObject({ status, indicators: texts, sentence: v.string() })),
    'What needs attention, worst first.',
  ),
});

/** Nobody changes a report. */
type Fixed<Value> = Value extends object ? { readonly [Name in keyof Value]: Fixed<Value[Name]> } : Value;

export type Report = Fixed<v.InferOutput<typeof reportSchema>>;
export type ReportedIndicator = Fixed<v.InferOutput<typeof indicatorSchema>>;
