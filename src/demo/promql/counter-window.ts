import type { DemoSeries } from '#demo/metric.ts';
import { countScrapes, scrapeAtOrAfter, scrapeAtOrBefore, scrapesIn } from '#demo/schedule.ts';

/** A sample this close to the window's edge, in mean spacings, lets the increase be extrapolated up to the edge. */
const CLOSE_TO_EDGE = 1.1;

/**
 * increase() over the closed window as Prometheus 2.42 computes it, without walking the samples: a counter only falls
 * at its restarts, so the first and the last sample and those around each restart say it all.
 * @returns null with fewer than two samples in the window
 * Source: Prometheus promql/functions.go (extrapolatedRate) of 2.42.
 */
export function increaseOver(series: DemoSeries, start: number, end: number): number | null {
  const { schedule, valueAt } = series;
  const first = scrapeAtOrAfter(schedule, start);
  const last = scrapeAtOrBefore(schedule, end);
  if (first === null || last === null || first >= last) return null;

  const firstValue = valueAt(first);
  const lost =
    series.type === 'counter' ? lostAtRestarts(series, first, last) : lostAtFalls(series, first, last);
  const increase = valueAt(last) - firstValue + lost;

  const sampled = last - first;
  const spacing = sampled / (countScrapes(schedule, first, last) - 1);
  const extend = (distance: number) => (distance < spacing * CLOSE_TO_EDGE ? distance : spacing / 2);
  const toZero =
    increase > 0 && firstValue >= 0 ? sampled * (firstValue / increase) : Number.POSITIVE_INFINITY;
  const extended = sampled + extend(Math.min(first - start, toZero)) + extend(end - last);
  return increase * (extended / sampled);
}

function lostAtRestarts({ schedule, restarts, valueAt }: DemoSeries, first: number, last: number): number {
  let lost = 0;
  for (const restart of restarts) {
    if (restart < first || restart >= last) continue;
    const before = scrapeAtOrBefore(schedule, restart);
    const after = scrapeAtOrAfter(schedule, restart + 1);
    if (before === null || after === null) continue;
    const lastValue = valueAt(before);
    if (valueAt(after) < lastValue) lost += lastValue;
  }
  return lost;
}

/** A gauge may fall anywhere, and the function takes each fall for a restart. */
function lostAtFalls({ schedule, valueAt }: DemoSeries, first: number, last: number): number {
  let lost = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const time of scrapesIn(schedule, first, last)) {
    const value = valueAt(time);
    if (value < previous) lost += previous;
    previous = value;
  }
  return lost;
}
