import type { Labels, Sample, Series } from '#compute/series.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { decodeHistogram } from './decode-histogram.ts';
import { distinct } from './distinct.ts';
import { malformed, PrometheusError } from './error.ts';
import type { HistogramSeries } from './histogram-series.ts';
import { readNumber } from './read-number.ts';
import { queryResultWire, read, seriesWire } from './wire.ts';

/** What a response holds, with what had to be left out of it. */
export type Decoded<Data> = {
  readonly data: Data;
  readonly warnings: readonly string[];
  /** Native histograms; whoever reads them takes HISTOGRAMS_LEFT_OUT out of the warnings. */
  readonly histograms?: readonly HistogramSeries[];
};

/** What the entries of a response become: the series of a matrix, or the samples of a vector. */
export type DataOf = { readonly series: Series; readonly samples: Sample };
export type Form = keyof DataOf;

/** Only quantiles and shares read native histograms: whatever else asks is told that they are missing from its data. */
export const HISTOGRAMS_LEFT_OUT =
  'Native histograms are left out: ask for histogram_quantile(), histogram_count() or histogram_sum() of them instead.';

/** The `data` of an instant query. A scalar is a sample without labels. */
export function decodeSamples(data: unknown): Decoded<readonly Sample[]> {
  const response = read(queryResultWire, data, 'data');
  switch (response.resultType) {
    case 'vector':
      return decodeVector(response.result);
    case 'scalar': {
      const [time, value] = readPoint(response.result, 'data.result');
      return { data: [{ labels: copyLabels({}), time, value }], warnings: [] };
    }
    case 'matrix':
      throw unfit('a range of samples per series', 'wrap the range in a function such as increase()');
    case 'string':
      throw unfit('a text', 'ask for something that is counted or measured');
  }
}

/** The `data` of a range query, in columns. A step without a sample is absent, never NaN or 0. */
export function decodeSeries(data: unknown): Decoded<readonly Series[]> {
  const response = read(queryResultWire, data, 'data');
  if (response.resultType !== 'matrix') throw malformed('data.resultType', '"matrix"');
  const decoded: Series[] = [];
  const histograms: HistogramSeries[] = [];
  response.result.forEach((entry, index) => {
    const place = `data.result[${index}]`;
    const wire = read(seriesWire, entry, place);
    if (wire.histograms !== undefined) {
      histograms.push(decodeHistograms(wire.metric, wire.histograms, `${place}.histograms`));
    }
    if (wire.values !== undefined) decoded.push(decodeColumns(wire.metric, wire.values, place));
    else if (wire.histograms === undefined) throw malformed(`${place}.values`, 'a list');
  });
  return withHistograms(distinct(decoded), histograms);
}

function withHistograms<Data>(data: Data, histograms: readonly HistogramSeries[]): Decoded<Data> {
  if (histograms.length === 0) return { data, warnings: [] };
  return { data, warnings: [HISTOGRAMS_LEFT_OUT], histograms: distinct(histograms) };
}

function decodeVector(result: readonly unknown[]): Decoded<readonly Sample[]> {
  const decoded: Sample[] = [];
  const histograms: HistogramSeries[] = [];
  result.forEach((entry, index) => {
    const place = `data.result[${index}]`;
    const wire = read(seriesWire, entry, place);
    if (wire.value === undefined && wire.histogram !== undefined) {
      const list = `${place}.histogram`;
      histograms.push(decodeHistograms(wire.metric, [wire.histogram], list, () => list));
      return;
    }
    const [time, value] = readPoint(wire.value, `${place}.value`);
    decoded.push({ labels: copyLabels(wire.metric), time, value });
  });
  return withHistograms(distinct(decoded), histograms);
}

function decodeHistograms(
  metric: Labels,
  points: readonly unknown[],
  place: string,
  placeOf = (index: number) => `${place}[${index}]`,
): HistogramSeries {
  let previous = Number.NEGATIVE_INFINITY;
  const times = new Float64Array(points.length);
  const histograms = points.map((point, index) => {
    if (!Array.isArray(point) || point.length !== 2 || !Number.isFinite(point[0])) {
      throw malformed(placeOf(index), '[seconds, histogram]');
    }
    const time = Math.round(point[0] * 1000);
    if (time <= previous) throw malformed(placeOf(index), 'later than the point before');
    times[index] = time;
    previous = time;
    return decodeHistogram(point[1], `${placeOf(index)}[1]`);
  });
  return { labels: copyLabels(metric), times, histograms };
}

function decodeColumns(metric: Labels, points: readonly unknown[], place: string): Series {
  const times = new Float64Array(points.length);
  const values = new Float64Array(points.length);
  const placeOf = (index: number) => `${place}.values[${index}]`;
  let previous = Number.NEGATIVE_INFINITY;
  let text: string | null = null;
  let value: number | undefined;
  for (let index = 0; index < points.length; index++) {
    const point = points[index];
    if (!isPoint(point)) throw malformed(placeOf(index), POINT);
    // In a long answer most values are the one before, and reading texts is what takes the time.
    if (point[1] !== text) {
      text = point[1];
      value = readNumber(text);
    }
    if (value === undefined) throw malformed(placeOf(index), POINT);
    const time = Math.round(point[0] * 1000);
    if (time <= previous) throw malformed(placeOf(index), 'later than the point before');
    times[index] = time;
    values[index] = value;
    previous = time;
  }
  return { labels: copyLabels(metric), times, values };
}

function readPoint(point: unknown, place: string): readonly [EpochMs, number] {
  const value = isPoint(point) ? readNumber(point[1]) : undefined;
  if (!isPoint(point) || value === undefined) throw malformed(place, POINT);
  return [epochMs(Math.round(point[0] * 1000)), value];
}

const POINT = '[seconds, "number"]';

/** `[1767225607.5, "0.25"]` */
const isPoint = (point: unknown): point is readonly [number, string] =>
  Array.isArray(point) && point.length === 2 && Number.isFinite(point[0]) && typeof point[1] === 'string';

/**
 * A label may be called anything, `__proto__` and `constructor` included. Without a prototype such a name is a key
 * like any other, and asking for a label that is not there finds nothing.
 */
export function copyLabels(wire: Labels): Labels {
  const labels: Record<string, string> = Object.create(null);
  return Object.assign(labels, wire);
}

const unfit = (got: string, advice: string): PrometheusError =>
  new PrometheusError(`This query gives ${got}, not one number per series; ${advice}.`, { kind: 'query' });
