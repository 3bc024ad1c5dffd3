import {
  type Column,
  emptyColumn,
  formatLabels,
  labelKey,
  rejectDuplicates,
  type Value,
  withoutName,
} from './column.ts';
import type { Operator } from './expression.ts';
import { QueryError } from './query-error.ts';

type Calculate = (left: number, right: number) => number;

const CALCULATE: Readonly<Record<Operator, Calculate>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

/** Arithmetic between scalars and vectors; two vectors pair up where their labels are the same. */
export function binary(op: Operator, left: Value, right: Value): Value {
  const calculate = CALCULATE[op];
  if (left.type === 'scalar' && right.type === 'scalar') {
    return { type: 'scalar', values: left.values.map((value, index) => calculate(value, at(right, index))) };
  }
  if (left.type === 'scalar') {
    const flipped: Calculate = (value, scalar) => calculate(scalar, value);
    return { type: 'vector', columns: withScalar(right as VectorValue, left, flipped) };
  }
  if (right.type === 'scalar') {
    return { type: 'vector', columns: withScalar(left, right, calculate) };
  }
  return { type: 'vector', columns: pairUp(left.columns, right.columns, calculate) };
}

type ScalarValue = Extract<Value, { type: 'scalar' }>;
type VectorValue = Extract<Value, { type: 'vector' }>;

const at = ({ values }: ScalarValue, index: number): number => values[index] as number;

function withScalar(vector: VectorValue, scalar: ScalarValue, calculate: Calculate): readonly Column[] {
  const columns = vector.columns.map(({ labels, values, present }) => ({
    labels: withoutName(labels),
    values: values.map((value, index) => calculate(value, at(scalar, index))),
    present,
  }));
  return rejectDuplicates(columns);
}

function pairUp(left: readonly Column[], right: readonly Column[], calculate: Calculate): readonly Column[] {
  const partners = byLabels(right, 'right');
  return [...byLabels(left, 'left')].flatMap(([key, column]) => {
    const partner = partners.get(key);
    return partner === undefined ? [] : [combine(column, partner, calculate)];
  });
}

function byLabels(columns: readonly Column[], side: 'left' | 'right'): ReadonlyMap<string, Column> {
  const found = new Map<string, Column>();
  for (const column of columns) {
    const labels = withoutName(column.labels);
    const key = labelKey(labels);
    const other = found.get(key);
    if (other !== undefined) {
      throw new QueryError(
        'execution',
        `found duplicate series for the match group ${formatLabels(labels)} on the ${side} hand-side of the operation: ` +
          `[${formatLabels(column.labels)}, ${formatLabels(other.labels)}];many-to-many matching not allowed: ` +
          'matching labels must be unique on one side',
      );
    }
    found.set(key, column);
  }
  return found;
}

function combine(left: Column, right: Column, calculate: Calculate): Column {
  const result = emptyColumn(withoutName(left.labels), left.values.length);
  left.values.forEach((value, index) => {
    if (left.present[index] === 0 || right.present[index] === 0) return;
    result.present[index] = 1;
    result.values[index] = calculate(value, right.values[index] as number);
  });
  return result;
}
