import type { Labels, Sample, Series } from '#compute/series.ts';
import { type EpochMs, epochMs } from '#compute/units.ts';
import { distinct } from './distinct.ts';
import { malformed, PrometheusError } from './error.ts';
import { queryResultWire, read, seriesWire } from './wire.ts';

/** What a response holds, with what had to be left out of it. */
export type Decoded<Data> = { readonly data: Data; readonly warnings: readonly string[] };

/** What the entries of a response become: the series of a matrix, or the samples of a vector. */
export type DataOf = { readonly series: Series; readonly samples: Sample };
export type Form = keyof DataOf;

/** Where nothing is left of a response because of it, that is why. */
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
  let hasHistograms = false;
  response.result.forEach((entry, index) => {
    const place = `data.result[${index}]`;
    const wire = read(seriesWire, entry, place);
    if (wire.histograms !== undefined) hasHistograms = true;
    if (wire.values !== undefined) decoded.push(decodeColumns(wire.metric, wire.values, place));
    else if (wire.histograms === undefined) throw malformed(`${place}.values`, 'a list');
  });
  return { data: distinct(decoded), warnings: hasHistograms ? [HISTOGRAMS_LEFT_OUT] : [] };
}

function decodeVector(result: readonly unknown[]): Decoded<readonly Sample[]> {
  const decoded: Sample[] = [];
  let hasHistograms = false;
  result.forEach((entry, index) => {
    const place = `data.result[${index}]`;
    const wire = read(seriesWire, entry, place);
    if (wire.value === undefined && wire.histogram !== undefined) {
      hasHistograms = true;
      return;
    }
    const [time, value] = readPoint(wire.value, `${place}.value`);
    decoded.push({ labels: copyLabels(wire.metric), time, value });
  });
  return { data: distinct(decoded), warnings: hasHistograms ? [HISTOGRAMS_LEFT_OUT] : [] };
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

/** Stricter than Number(), to which "" is 0. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

export function readNumber(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  if (DECIMAL.test(text)) return Number(text);
  switch (text) {
    case 'NaN':
      return Number.NaN;
    case '+Inf':
    case 'Inf':
      return Number.POSITIVE_INFINITY;
    case '-Inf':
      return Number.NEGATIVE_INFINITY;
    default:
      return undefined;
  }
}

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
