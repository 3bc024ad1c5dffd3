import type { SyntaxNode } from '@lezer/common';
import { type DurationMs, durationMs, MINUTE } from '#compute/units.ts';
import {
  AGGREGATIONS,
  COUNTER_FUNCTIONS,
  type Expression,
  type Grouping,
  type Matcher,
  OPERATORS,
  OVER_TIME_FUNCTIONS,
  type RangeSelector,
  type Selector,
  type Subquery,
  type ValueType,
  valueTypeOf,
} from './expression.ts';
import { parseNumber, parseString } from './literal.ts';
import { notSupported, parseError } from './query-error.ts';
import { compileRegex } from './regex.ts';
import { childrenOf, onlyChild, parseSyntax, placeOf } from './syntax-tree.ts';

/** Prometheus' global evaluation interval, which a subquery without a step uses. */
const DEFAULT_SUBQUERY_STEP = MINUTE;

/**
 * Reads a PromQL expression of the supported subset.
 * @throws QueryError (bad_data) for anything else
 */
export const parseQuery = (query: string): Expression => new Reader(query).expression(parseSyntax(query));

const oneOf = <Name extends string>(names: readonly Name[], text: string): Name | undefined =>
  names.find((name) => name === text);

/** Walks the syntax tree of one query. */
class Reader {
  readonly #query: string;

  constructor(query: string) {
    this.#query = query;
  }

  expression(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', value: this.#number(node) };
      case 'ParenExpr':
        return this.expression(onlyChild(node));
      case 'UnaryExpr':
        return this.#unary(node);
      case 'VectorSelector':
        return this.#selector(node);
      case 'MatrixSelector':
        return this.#range(node);
      case 'OffsetExpr':
        return this.#offset(node);
      case 'SubqueryExpr':
        return this.#subquery(node);
      case 'AggregateExpr':
        return this.#aggregate(node);
      case 'FunctionCall':
        return this.#call(node);
      case 'BinaryExpr':
        return this.#binary(node);
      default:
        throw notSupported(this.#text(node));
    }
  }

  #text(node: SyntaxNode): string {
    return this.#query.slice(node.from, node.to);
  }

  #place(node: SyntaxNode): string {
    return placeOf(this.#query, node.from);
  }

  #typed(node: SyntaxNode, wanted: readonly ValueType[], where: string): Expression {
    const expression = this.expression(node);
    const type = valueTypeOf(expression);
    if (wanted.includes(type)) return expression;
    throw parseError(this.#place(node), `expected type ${wanted.join(' or ')} in ${where}, got ${type}`);
  }

  #number(node: SyntaxNode): number {
    const value = parseNumber(this.#text(node));
    if (value === null) throw notSupported(this.#text(node));
    return value;
  }

  #duration(node: SyntaxNode | undefined, whole: SyntaxNode): DurationMs {
    const inner = node === undefined ? [] : childrenOf(node);
    const literal = inner[0];
    if (inner.length !== 1 || literal?.name !== 'NumberDurationLiteralInDurationContext') {
      throw notSupported(this.#text(whole));
    }
    const ms = this.#number(literal) * 1000;
    if (!(ms > 0 && ms < Number.POSITIVE_INFINITY)) {
      throw parseError(this.#place(literal), 'duration must be greater than 0');
    }
    return durationMs(ms);
  }

  #selector(node: SyntaxNode): Selector {
    const matchers = childrenOf(node).flatMap((part): Matcher[] =>
      part.name === 'Identifier'
        ? [{ label: '__name__', op: '=', value: this.#text(part) }]
        : childrenOf(part).map((matcher) => this.#matcher(matcher)),
    );
    if (matchers.every(matchesEmpty)) {
      throw parseError(this.#place(node), 'vector selector must contain at least one non-empty matcher');
    }
    return { kind: 'selector', matchers };
  }

  #matcher(node: SyntaxNode): Matcher {
    const [label, op, value] = childrenOf(node);
    if (node.name !== 'UnquotedLabelMatcher' || !label || !op || !value) throw notSupported(this.#text(node));
    const matcher = {
      label: this.#text(label),
      op: this.#text(op) as Matcher['op'],
      value: parseString(this.#text(value), this.#place(value)),
    };
    if (matcher.op.endsWith('~') && compileRegex(matcher.value) === null) {
      throw parseError(this.#place(value), `error parsing regexp: ${matcher.value}`);
    }
    return matcher;
  }

  #range(node: SyntaxNode): RangeSelector {
    const [inner, duration] = childrenOf(node);
    if (inner?.name !== 'VectorSelector') {
      throw parseError(this.#place(node), 'ranges only allowed for vector selectors');
    }
    const range = this.#duration(duration, node);
    return { kind: 'range', selector: this.#selector(inner), range, offset: durationMs(0) };
  }

  #offset(node: SyntaxNode): RangeSelector {
    const [inner, , duration] = childrenOf(node);
    if (inner?.name !== 'MatrixSelector' || duration === undefined) throw notSupported(this.#text(node));
    return { ...this.#range(inner), offset: this.#duration(duration, node) };
  }

  #subquery(node: SyntaxNode): Subquery {
    const [inner, range, step] = childrenOf(node);
    return {
      kind: 'subquery',
      inner: this.#typed(inner as SyntaxNode, ['instant vector'], 'subquery'),
      range: this.#duration(range, node),
      step: step === undefined ? DEFAULT_SUBQUERY_STEP : this.#duration(step, node),
    };
  }

  #aggregate(node: SyntaxNode): Expression {
    const op = oneOf(AGGREGATIONS, this.#text(onlyChild(node)).toLowerCase());
    const inner = childrenOf(node.getChild('FunctionCallBody') ?? node);
    if (op === undefined || inner.length !== 1) throw notSupported(this.#text(node));
    return {
      kind: 'aggregate',
      op,
      grouping: this.#grouping(node.getChild('AggregateModifier')),
      inner: this.#typed(inner[0] as SyntaxNode, ['instant vector'], 'aggregation expression'),
    };
  }

  #grouping(node: SyntaxNode | null): Grouping {
    if (node === null) return { mode: 'by', labels: [] };
    const labels = node.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
    return {
      mode: node.getChild('Without') === null ? 'by' : 'without',
      labels: labels.map((label) => this.#text(label)),
    };
  }

  #call(node: SyntaxNode): Expression {
    const name = this.#text(onlyChild(node));
    const [argument, ...more] = childrenOf(node.getChild('FunctionCallBody') ?? node);
    if (name === 'label_replace') return this.#labelReplace(node, [argument, ...more]);
    if (name === 'time' && argument === undefined) return { kind: 'time' };
    if (argument === undefined || more.length > 0) throw notSupported(this.#text(node));
    const where = `call to function "${name}"`;
    if (name === 'vector') return { kind: 'vector', inner: this.#typed(argument, ['scalar'], where) };

    const counterFunction = oneOf(COUNTER_FUNCTIONS, name);
    const overTime = oneOf(OVER_TIME_FUNCTIONS, name);
    if (counterFunction === undefined && overTime === undefined) throw notSupported(`${name}()`);
    const samples = this.#typed(argument, ['range vector'], where) as RangeSelector | Subquery;
    if (overTime !== undefined) return { kind: 'over-time', fn: overTime, argument: samples };
    if (counterFunction === undefined || samples.kind === 'subquery') {
      throw notSupported(`${name}() over a subquery`);
    }
    return { kind: 'counter', fn: counterFunction, argument: samples };
  }

  #labelReplace(node: SyntaxNode, parts: readonly (SyntaxNode | undefined)[]): Expression {
    const [inner, ...texts] = parts;
    if (inner === undefined || texts.length !== 4) {
      throw parseError(this.#place(node), 'expected 5 argument(s) in call to "label_replace"');
    }
    const [label = '', replacement = '', source = '', regex = ''] = texts.map((part) => {
      if (part?.name !== 'StringLiteral') throw notSupported(this.#text(node));
      return parseString(this.#text(part), this.#place(part));
    });
    const pattern = compileRegex(regex);
    if (pattern === null) throw parseError(this.#place(node), `error parsing regexp: ${regex}`);
    const vector = this.#typed(inner, ['instant vector'], 'call to function "label_replace"');
    return { kind: 'label-replace', inner: vector, label, replacement, source, pattern };
  }

  #unary(node: SyntaxNode): Expression {
    const [sign, operand] = childrenOf(node);
    const right = this.#typed(operand as SyntaxNode, ['scalar', 'instant vector'], 'unary expression');
    if (this.#text(sign as SyntaxNode) === '+') return right;
    return { kind: 'binary', op: '*', left: { kind: 'number', value: -1 }, right };
  }

  #binary(node: SyntaxNode): Expression {
    const [left, sign, right, ...modifiers] = childrenOf(node);
    const set = oneOf(['or', 'unless'] as const, this.#text(sign as SyntaxNode).toLowerCase());
    if (set !== undefined && modifiers.length === 0) {
      const vector: ValueType[] = ['instant vector'];
      const where = `set operator "${set}"`;
      return {
        kind: set,
        left: this.#typed(left as SyntaxNode, vector, where),
        right: this.#typed(right as SyntaxNode, vector, where),
      };
    }
    const op = oneOf(OPERATORS, this.#text(sign as SyntaxNode));
    if (op === undefined || modifiers.length > 0) throw notSupported(this.#text(node));
    const wanted: ValueType[] = ['scalar', 'instant vector'];
    return {
      kind: 'binary',
      op,
      left: this.#typed(left as SyntaxNode, wanted, 'binary expression'),
      right: this.#typed(right as SyntaxNode, wanted, 'binary expression'),
    };
  }
}

function matchesEmpty({ op, value }: Matcher): boolean {
  const matches = op.endsWith('~') ? compileRegex(value)?.test('') === true : value === '';
  return op.startsWith('!') ? !matches : matches;
}
