import type { Sample, Series } from '#compute/series.ts';
import type { EpochMs } from '#compute/units.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';

/**
 * What an instant query over a span would answer, out of tiles: those that end in (start, end] added up, series by
 * series. Only for counts, which is what tiles hold.
 */
export function sumSpan(series: readonly Series[], { start, end }: TimeSpan): readonly Sample[] {
  return series.flatMap(({ times, values, ...rest }) => {
    let sum = 0;
    let isPresent = false;
    for (let index = 0; index < times.length; index += 1) {
      const time = times[index] as number;
      if (time <= start) continue;
      if (time > end) break;
      sum += values[index] as number;
      isPresent = true;
    }
    return isPresent ? [{ ...rest, time: end as EpochMs, value: sum }] : [];
  });
}
