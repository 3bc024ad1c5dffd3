import * as v from 'valibot';
import type { Labels } from '#compute/series.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { copyLabels } from './decode.ts';
import { malformed } from './error.ts';
import { labels, list, object, read, text } from './wire.ts';

/** One request that a histogram kept as an example of what it counted. */
export type Exemplar = {
  /** Of the series it was counted in. */
  readonly series: Labels;
  /** Its own, such as the trace it is from. */
  readonly labels: Labels;
  readonly at: EpochMs;
  readonly value: number;
};

/** Dots beyond this hide one another; a server may keep a hundred thousand. */
export const MOST_EXEMPLARS = 500;

const exemplarsWire = list(
  object(
    {
      seriesLabels: labels,
      exemplars: list(
        object({ labels, value: text, timestamp: v.number('a number of seconds') }, 'an exemplar'),
      ),
    },
    'a series with exemplars',
  ),
);

/** The latest instant a date can hold. */
const LAST_MS = 8.64e15;

/** The `data` of /query_exemplars: the greatest values first, since those are what somebody looks for. */
export function decodeExemplars(data: unknown): readonly Exemplar[] {
  const found = (read(exemplarsWire, data, 'data') ?? []).flatMap(({ seriesLabels, exemplars }, index) =>
    (exemplars ?? []).map((exemplar, place) => {
      const value =
        exemplar.value.trim() === '' ? Number.NaN : Number(exemplar.value.replace('Inf', 'Infinity'));
      if (Number.isNaN(value) && exemplar.value !== 'NaN')
        throw malformed(`data[${index}].exemplars[${place}].value`, 'a number');
      return { series: seriesLabels, labels: exemplar.labels, at: exemplar.timestamp * 1000, value };
    }),
  );
  return found
    .filter(({ at, value }) => Number.isFinite(value) && Math.abs(at) <= LAST_MS)
    .sort((a, b) => b.value - a.value || b.at - a.at)
    .slice(0, MOST_EXEMPLARS)
    .map(({ series, labels: own, at, value }) => ({
      series: copyLabels(series),
      labels: copyLabels(own),
      at: epochMs(Math.round(at)),
      value,
    }));
}
