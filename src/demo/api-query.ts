import type { Series } from '#compute/series.ts';
import { ApiError } from './api-error.ts';
import { gridOf, instantOf } from './api-parameters.ts';
import type { DemoSeries } from './metric.ts';
import { formatValue } from './number-text.ts';
import { type Column, labelKey, type Value } from './promql/column.ts';
import { evaluate, samplesOf } from './promql/evaluate.ts';
import { valueTypeOf } from './promql/expression.ts';
import { parseQuery } from './promql/parse.ts';

type Point = readonly [seconds: number, value: string];

/** `data` of /api/v1/query. */
export function queryData(parameters: URLSearchParams, world: readonly DemoSeries[]): object {
  const times = Float64Array.of(instantOf(parameters, 'time'));
  const expression = parseQuery(parameters.get('query') ?? '');
  if (expression.kind === 'range' || expression.kind === 'subquery') {
    const series = samplesOf(expression, world, times).filter((one) => one.times.length > 0);
    return { resultType: 'matrix', result: inOrder(series).map(seriesOnWire) };
  }
  const value = evaluate(expression, world, times);
  if (value.type === 'scalar') {
    return { resultType: 'scalar', result: pointAt(times, value.values, 0) };
  }
  const present = value.columns.filter((column) => column.present[0] === 1);
  return {
    resultType: 'vector',
    result: inOrder(present).map(({ labels, values }) => ({
      metric: labels,
      value: pointAt(times, values, 0),
    })),
  };
}

/** `data` of /api/v1/query_range. */
export function queryRangeData(parameters: URLSearchParams, world: readonly DemoSeries[]): object {
  const times = gridOf(parameters);
  const expression = parseQuery(parameters.get('query') ?? '');
  const type = valueTypeOf(expression);
  if (type === 'range vector') {
    const message = `invalid expression type "${type}" for range query, must be Scalar or instant Vector`;
    throw new ApiError('bad_data', message);
  }
  const result = inOrder(columnsOf(evaluate(expression, world, times)))
    .map(({ labels, values, present }) => ({ metric: labels, values: presentPoints(times, values, present) }))
    .filter(({ values }) => values.length > 0);
  return { resultType: 'matrix', result };
}

const columnsOf = (value: Value): readonly Column[] =>
  value.type === 'vector'
    ? value.columns
    : [{ labels: {}, values: value.values, present: new Uint8Array(value.values.length).fill(1) }];

function inOrder<Labelled extends Pick<Column, 'labels'>>(all: readonly Labelled[]): Labelled[] {
  const keyed = all.map((one) => ({ one, key: labelKey(one.labels) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

const pointAt = (times: Float64Array, values: Float64Array, index: number): Point => [
  (times[index] as number) / 1000,
  formatValue(values[index] as number),
];

/** Prometheus leaves instants without a sample out. */
function presentPoints(times: Float64Array, values: Float64Array, present: Uint8Array): Point[] {
  const points: Point[] = [];
  present.forEach((flag, index) => {
    if (flag === 1) points.push(pointAt(times, values, index));
  });
  return points;
}

const seriesOnWire = ({ labels, times, values }: Series) => ({
  metric: labels,
  values: Array.from(times, (_, index) => pointAt(times, values, index)),
});
