import type { Series } from '#compute/series.ts';
import { MINUTE } from '#compute/units.ts';
import type { DemoSeries } from '#demo/metric.ts';
import { scrapeAtOrBefore, scrapesIn } from '#demo/schedule.ts';
import { aggregate } from './aggregate.ts';
import { binary } from './binary.ts';
import { type Column, emptyColumn, labelKey, rejectDuplicates, type Value, withoutName } from './column.ts';
import { increaseOver } from './counter-window.ts';
import type { CounterFunction, Expression, RangeSelector, Selector, Subquery } from './expression.ts';
import { labelReplace } from './label-replace.ts';
import { labelTest } from './match.ts';
import { overTime } from './over-time.ts';
import { difference, union } from './union.ts';

/** How old a sample may be and still stand for an instant; Prometheus' default. */
const LOOKBACK = 5 * MINUTE;

/**
 * Evaluates an expression at all instants at once, with the semantics of Prometheus 2.42: look-back and windows
 * include both ends.
 * @param times rising epoch milliseconds
 * @throws QueryError (execution) where labels do not allow it
 */
export function evaluate(expression: Expression, world: readonly DemoSeries[], times: Float64Array): Value {
  switch (expression.kind) {
    case 'number':
      return { type: 'scalar', values: times.map(() => expression.value) };
    case 'time':
      return { type: 'scalar', values: times.map((time) => time / 1000) };
    case 'vector':
      return { type: 'vector', columns: [asColumn(evaluate(expression.inner, world, times))] };
    case 'binary':
      return binary(
        expression.op,
        evaluate(expression.left, world, times),
        evaluate(expression.right, world, times),
      );
    default:
      return { type: 'vector', columns: vectorOf(expression, world, times) };
  }
}

type VectorExpression = Exclude<Expression, { kind: 'number' | 'time' | 'vector' | 'binary' }>;

function vectorOf(
  expression: VectorExpression,
  world: readonly DemoSeries[],
  times: Float64Array,
): readonly Column[] {
  switch (expression.kind) {
    case 'selector':
      return select(expression, world).map((series) => latest(series, times));
    case 'counter':
      return increases(expression.fn, expression.argument, world, times);
    case 'unless': {
      const right = columnsOf(evaluate(expression.right, world, times));
      // A series that is on the right at all instants needs no value on the left.
      const covered = new Set(
        right
          .filter(({ present }) => !present.includes(0))
          .map(({ labels }) => labelKey(withoutName(labels))),
      );
      const rest = keepsLabels(expression.left)
        ? world.filter(({ labels }) => !covered.has(labelKey(withoutName(labels))))
        : world;
      return difference(columnsOf(evaluate(expression.left, rest, times)), right);
    }
    case 'over-time': {
      const { fn, argument } = expression;
      if (fn === 'last_over_time' && argument.kind === 'range') {
        const { selector, range, offset } = argument;
        return select(selector, world).map((series) => latest(series, times, range, offset));
      }
      const samples = samplesOf(argument, world, times);
      const ends = argument.kind === 'range' ? times.map((time) => time - argument.offset) : times;
      return overTime(fn, samples, ends, argument.range);
    }
    case 'aggregate':
      return aggregate(
        expression.op,
        expression.grouping,
        columnsOf(evaluate(expression.inner, world, times)),
        times.length,
      );
    case 'label-replace':
      return labelReplace(expression, columnsOf(evaluate(expression.inner, world, times)));
    case 'or':
      return union(
        columnsOf(evaluate(expression.left, world, times)),
        columnsOf(evaluate(expression.right, world, times)),
      );
    case 'range':
    case 'subquery':
      throw new RangeError('a range vector has no value at an instant');
  }
}

export function select({ matchers }: Selector, world: readonly DemoSeries[]): readonly DemoSeries[] {
  const isWanted = labelTest(matchers);
  return world.filter(({ labels }) => isWanted(labels));
}

/** Whether the columns of an expression have the labels of the series they are made of. */
const keepsLabels = ({ kind }: Expression): boolean => kind === 'selector' || kind === 'over-time';

function latest(
  { labels, schedule, valueAt }: DemoSeries,
  times: Float64Array,
  range: number = LOOKBACK,
  offset = 0,
): Column {
  const column = emptyColumn(labels, times.length);
  times.forEach((time, index) => {
    const end = time - offset;
    const scrape = scrapeAtOrBefore(schedule, end);
    if (scrape === null || end - scrape > range) return;
    column.present[index] = 1;
    column.values[index] = valueAt(scrape);
  });
  return column;
}

function increases(
  fn: CounterFunction,
  { selector, range, offset }: RangeSelector,
  world: readonly DemoSeries[],
  times: Float64Array,
): readonly Column[] {
  const divisor = fn === 'rate' ? range / 1000 : 1;
  const columns = select(selector, world).map((series) => {
    const column = emptyColumn(withoutName(series.labels), times.length);
    times.forEach((time, index) => {
      const increase = increaseOver(series, time - offset - range, time - offset);
      if (increase === null) return;
      column.present[index] = 1;
      column.values[index] = increase / divisor;
    });
    return column;
  });
  return rejectDuplicates(columns);
}

/** All samples that any of the windows before the instants can hold. */
export function samplesOf(
  argument: RangeSelector | Subquery,
  world: readonly DemoSeries[],
  times: Float64Array,
): readonly Series[] {
  const offset = argument.kind === 'range' ? argument.offset : 0;
  const start = (times[0] ?? 0) - argument.range - offset;
  const end = (times.at(-1) ?? 0) - offset;
  if (argument.kind === 'range') {
    return select(argument.selector, world).map(({ labels, schedule, valueAt }) => {
      const scrapes = scrapesIn(schedule, start, end);
      return { labels, times: scrapes, values: scrapes.map(valueAt) };
    });
  }
  const grid = alignedGrid(start, end, argument.step);
  return columnsOf(evaluate(argument.inner, world, grid)).map((column) => presentOnly(column, grid));
}

/** A subquery is evaluated at whole multiples of its step, whatever the instants of the query. */
function alignedGrid(start: number, end: number, step: number): Float64Array {
  const first = Math.ceil(start / step);
  const count = Math.max(0, Math.floor(end / step) - first + 1);
  return Float64Array.from({ length: count }, (_, index) => (first + index) * step);
}

function presentOnly({ labels, values, present }: Column, grid: Float64Array): Series {
  const isPresent = (_: number, index: number) => present[index] === 1;
  return { labels, times: grid.filter(isPresent), values: values.filter(isPresent) };
}

const columnsOf = (value: Value): readonly Column[] =>
  value.type === 'vector' ? value.columns : [asColumn(value)];

function asColumn(value: Value): Column {
  if (value.type === 'vector') throw new RangeError('a vector is not a scalar');
  return { labels: {}, values: value.values, present: new Uint8Array(value.values.length).fill(1) };
}
