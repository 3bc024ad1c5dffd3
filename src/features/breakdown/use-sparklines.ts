import { useEffect, useMemo, useState } from 'react';
import { bucketGrid } from '#compute/bucket-grid.ts';
import type { Series } from '#compute/series.ts';
import type { EpochMs } from '#compute/units.ts';
import { useQueryResult } from '#data/use-query-result.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { membersOf } from '#scorecard/indicators/group-by-label.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import { quantileTiles } from '#scorecard/trends/quantile-trend.ts';
import type { BreakdownPlan } from './breakdown-plan.ts';
import { gapOf, sparklineHeader } from './breakdown-text.ts';

export type Course = { readonly times: Float64Array; readonly values: Float64Array };
type Courses = ReadonlyMap<string, Course>;

export type BreakdownSparklines = {
  readonly sparklines: Courses;
  /** Those in sight that could not be had. */
  readonly gaps: readonly string[];
  readonly warnings: readonly string[];
};

/** Up to so many rows one query asks for the lines of all of them. */
const ALL_UP_TO = 200;
/** Above, for those in sight, and for no longer an expression than every server and proxy takes. */
const MOST_IN_SIGHT = 60;
const MOST_LETTERS = 4000;
/** Rows that only fly by are not asked for. */
const SETTLED_AFTER_MS = 200;

const NONE: Courses = new Map();

/**
 * The main percentile over time, by the value of the label.
 * @param count of all rows
 * @param inSight the values of the rows that are drawn
 */
export function useBreakdownSparklines(
  plan: BreakdownPlan,
  { count, inSight, at }: { count: number; inSight: readonly string[]; at: EpochMs | null },
): BreakdownSparklines {
  const wanted = useSettled(useMemo(() => JSON.stringify(askable(inSight)), [inSight]));
  const query = useMemo(() => {
    const values: string[] = JSON.parse(wanted);
    if (count > ALL_UP_TO) return values.length === 0 ? null : plan.sparkline(values);
    return count === 0 ? null : plan.sparkline(null);
  }, [plan, wanted, count]);
  const response = useQueryResult(query, at);
  const fresh = useMemo(
    () =>
      query === null || response.state !== 'ready'
        ? NONE
        : seriesOfAll(plan, response.result.series, tileGrid(query, response.result.at)),
    [plan, query, response],
  );
  // Those scrolled by before stay, so that coming back to them shows them at once.
  const [known, setKnown] = useState({ plan, fresh, all: fresh });
  if (known.plan !== plan || (known.fresh !== fresh && fresh !== NONE)) {
    setKnown({ plan, fresh, all: known.plan === plan ? new Map([...known.all, ...fresh]) : fresh });
  }
  return {
    sparklines: known.plan === plan ? known.all : NONE,
    gaps: gapOf(sparklineHeader(plan), response),
    warnings: warningsOf([response]),
  };
}

/** In an order that does not change when only the rows' order does. */
function askable(values: readonly string[]): readonly string[] {
  let letters = 0;
  return values
    .slice(0, MOST_IN_SIGHT)
    .filter((value) => {
      if (letters + value.length > MOST_LETTERS) return false;
      letters += value.length;
      return true;
    })
    .sort();
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function seriesOfAll(
  plan: BreakdownPlan,
  series: readonly Series[],
  tiles: ReturnType<typeof tileGrid>,
): Courses {
  return new Map(
    [...membersOf(series, plan.by)].map(([value, own]) => {
      return [value, quantileTiles(plan.latency.q, bucketGrid(own, tiles), tiles)];
    }),
  );
}
