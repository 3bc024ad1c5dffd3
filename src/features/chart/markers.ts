import type { Labels, Series } from '#compute/series.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import type { MarkerConfig } from '#config/markers.ts';
import { hasPlaceholder } from '#config/promql-template.ts';
import type { Grid } from '#prometheus/api-response.ts';

export type Marker = {
  readonly id: string;
  readonly title: string;
  /** "api 2.6.0" */
  readonly text: string;
  /** The last point it was not seen at, and the first it was: it happened in between. */
  readonly since: EpochMs;
  readonly at: EpochMs;
};

/** More marks than this tell nothing any more, and cost every chart. */
export const MOST_MARKERS = 200;

/**
 * Where the series of a marker's query begin, newest first. What is there at the first point may have been there before.
 * A series is gone too while nothing of its kind is scraped, so it begins only where another one was still seen.
 */
export function markersIn(marker: MarkerConfig, series: readonly Series[], grid: Grid): readonly Marker[] {
  const seen = new Set(series.flatMap(({ times }) => [...times]));
  const isFilter = hasPlaceholder(marker.query, '$window');
  return series
    .flatMap(({ labels, times, values }) =>
      [...times].flatMap((time, index): readonly Marker[] => {
        const hadBefore = times[index - 1] === time - grid.step && !Number.isNaN(values[index - 1]);
        if (time <= grid.start || hadBefore || Number.isNaN(values[index])) return [];
        // A query over $window has series only where something happens: between two of them nothing need be seen.
        if (!isFilter && !seen.has(time - grid.step)) return [];
        const text = textOf(labels, marker.labels);
        return [
          {
            id: `${marker.title}/${text}/${time}`,
            title: marker.title,
            text,
            since: epochMs(time - grid.step),
            at: epochMs(time),
          },
        ];
      }),
    )
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_MARKERS);
}

const textOf = (labels: Labels, wanted: readonly string[] | undefined): string =>
  wanted === undefined
    ? Object.entries(labels)
        .filter(([name]) => name !== '__name__')
        .map(([name, value]) => `${name}=${value}`)
        .join(', ')
    : wanted.flatMap((name) => labels[name] ?? []).join(' ');
