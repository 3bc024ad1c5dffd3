import type { DurationMs } from '#compute/units.ts';

export type Matcher = {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
};

export const AGGREGATIONS = ['sum', 'min', 'max', 'avg', 'count'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const COUNTER_FUNCTIONS = ['increase', 'rate'] as const;
export type CounterFunction = (typeof COUNTER_FUNCTIONS)[number];

export const OVER_TIME_FUNCTIONS = [
  'avg_over_time',
  'count_over_time',
  'last_over_time',
  'max_over_time',
  'min_over_time',
  'sum_over_time',
] as const;
export type OverTimeFunction = (typeof OVER_TIME_FUNCTIONS)[number];

export const OPERATORS = ['+', '-', '*', '/'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Grouping = { readonly mode: 'by' | 'without'; readonly labels: readonly string[] };

export type Selector = { readonly kind: 'selector'; readonly matchers: readonly Matcher[] };
export type RangeSelector = {
  readonly kind: 'range';
  readonly selector: Selector;
  readonly range: DurationMs;
  /** The range ends this much earlier. */
  readonly offset: DurationMs;
};
export type Subquery = {
  readonly kind: 'subquery';
  readonly inner: Expression;
  readonly range: DurationMs;
  readonly step: DurationMs;
};

/** The part of PromQL that the demo world speaks. */
export type Expression =
  | Selector
  | RangeSelector
  | Subquery
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'vector'; readonly inner: Expression }
  | { readonly kind: 'counter'; readonly fn: CounterFunction; readonly argument: RangeSelector }
  | { readonly kind: 'over-time'; readonly fn: OverTimeFunction; readonly argument: RangeSelector | Subquery }
  | {
      readonly kind: 'aggregate';
      readonly op: Aggregation;
      readonly grouping: Grouping;
      readonly inner: Expression;
    }
  | {
      readonly kind: 'label-replace';
      readonly inner: Expression;
      readonly label: string;
      readonly replacement: string;
      readonly source: string;
      /** Anchored, as Prometheus does. */
      readonly pattern: RegExp;
    }
  | { readonly kind: 'unless'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'binary';
      readonly op: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type ValueType = 'scalar' | 'instant vector' | 'range vector';

export function valueTypeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
    case 'time':
      return 'scalar';
    case 'range':
    case 'subquery':
      return 'range vector';
    case 'binary':
      return valueTypeOf(expression.left) === 'scalar' && valueTypeOf(expression.right) === 'scalar'
        ? 'scalar'
        : 'instant vector';
    default:
      return 'instant vector';
  }
}
