import * as v from 'valibot';
import { UNITS } from '#compute/unit.ts';
import { described, duration, finite, instant, numeric, texts } from './schema-parts.ts';

const requestSchema = v.strictObject({
  name: v.string(),
  request: described(
    v.picklist(['instant', 'range', 'slots']),
    'slots: a coarse range query, then a finer one over every tile that is not calm.',
  ),
  expr: described(v.string(), 'PromQL as it was sent.'),
  fineExpr: described(v.nullable(v.string()), 'The expression of the finer queries of slots.'),
  start: v.nullable(instant),
  end: v.nullable(instant),
  step: v.nullable(duration),
  fineStep: v.nullable(duration),
  series: described(v.nullable(finite), 'What came back; null where nothing did.'),
  samples: v.nullable(finite),
  warnings: texts,
  infos: texts,
});

const sourceSchema = v.strictObject({
  selector: described(v.string(), 'The selector that was looked at.'),
  scrapeInterval: v.strictObject({ configured: v.nullable(duration), measured: v.nullable(duration) }),
  coverage: described(
    v.nullable(v.strictObject({ covered: duration, window: duration, share: finite, step: duration })),
    'Time of the window in which there are samples; null where it is too short to tell.',
  ),
});

/** The form of `Trace`, which the page shows and copies. */
export const traceSchema = described(
  v.strictObject({
    indicator: v.string(),
    kind: v.string(),
    server: described(v.nullable(v.string()), 'Name of the server that was asked; null: the default one.'),
    unit: v.picklist(UNITS),
    value: v.nullable(v.union([numeric, v.string()])),
    formula: v.nullable(v.string()),
    working: described(v.nullable(v.string()), 'The formula with the numbers put in.'),
    parts: v.array(
      v.strictObject({ name: v.string(), value: v.union([numeric, v.string()]), unit: v.picklist(UNITS) }),
    ),
    n: described(v.nullable(numeric), 'Events behind the value.'),
    at: v.nullable(instant),
    window: v.nullable(v.strictObject({ length: duration, start: instant, end: instant })),
    requests: v.array(requestSchema),
    known: described(v.nullable(finite), 'Known share of the window, where the figure itself depends on it.'),
    source: described(v.nullable(sourceSchema), 'What the series behind it are like.'),
    bracket: described(
      v.nullable(v.strictObject({ low: numeric, high: numeric })),
      'The bucket that holds a quantile for certain; high is +Inf when only a lower bound is known.',
    ),
    isLowerBound: v.boolean(),
    warnings: described(texts, 'What the server said that makes the figure doubtful.'),
    infos: texts,
  }),
  'How the figure came about.',
);
