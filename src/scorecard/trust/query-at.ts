import { durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { calendarLength } from '#scorecard/calendar/calendar-length.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { ExpressionQuery, PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { firstSamplesQuery } from './first-samples.ts';

/** A query as it is sent at an instant: over a period of the calendar, with the length that it has then. */
export function queryAt<Query extends PlannedQuery>(query: Query, at: EpochMs): Query;
export function queryAt(query: PlannedQuery, at: EpochMs): PlannedQuery {
  return 'calendar' in query ? filled(query, at) : query;
}

function filled(query: Extract<ExpressionQuery, { shape: 'samples' | 'tiles' }>, at: EpochMs): PlannedQuery {
  const { calendar, ...plain } = query;
  if (calendar === undefined) return query;
  const earlier = 'ago' in plain ? (plain.ago ?? 0) : 0;
  const window = calendarLength(calendar.window, epochMs(at - earlier));
  if (plain.shape === 'tiles') return { ...plain, span: window };
  const expr = renderQuery(plain.expr, { window, filters: [] });
  const { firstSamples } = calendar;
  if (firstSamples === undefined) return { ...plain, expr };
  return { ...plain, expr: firstSamplesQuery(expr, window, durationMs(firstSamples.tile)) ?? expr };
}
