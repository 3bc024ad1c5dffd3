import type * as v from 'valibot';
import { promql } from './fields.ts';
import { type Indicator, indicatorSchema } from './indicator.ts';
import { DESCRIPTIONS } from './setting-descriptions.ts';

/** A setting of an indicator as a form shows it. */
export type IndicatorField = {
  readonly name: string;
  readonly type: 'text' | 'promql' | 'number' | 'boolean' | 'choice' | 'list' | 'json';
  /** What there is to choose from; empty where anything may be written. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** What it means; null where the name says it. */
  readonly description: string | null;
};

type Schema = v.GenericSchema & {
  readonly wrapped?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
};

/** They make the indicator what it is, and whatever names it would name another one. */
const FIXED = ['id', 'kind'];

/** The settings that an indicator of a kind may have, in the order of the schema, those it needs first. */
export function indicatorFields(kind: Indicator['kind']): readonly IndicatorField[] {
  const variant = indicatorSchema.options.find(({ entries }) => entries.kind.literal === kind);
  if (variant === undefined) throw new Error(`no kind of indicator is called ${kind}`);
  const fields = Object.entries(variant.entries as Readonly<Record<string, Schema>>).flatMap(
    ([name, entry]): readonly IndicatorField[] => {
      if (FIXED.includes(name)) return [];
      const isRequired = entry.type !== 'optional';
      const schema = entry.wrapped ?? entry;
      const choices = choicesOf(schema);
      return [
        {
          name,
          type: schema === promql ? 'promql' : choices.length > 0 ? 'choice' : typeOf(schema),
          choices,
          isRequired,
          description: DESCRIPTIONS[name] ?? null,
        },
      ];
    },
  );
  return [
    ...fields.filter(({ isRequired }) => isRequired),
    ...fields.filter(({ isRequired }) => !isRequired),
  ];
}

function choicesOf({ type, options = [], literal }: Schema): readonly string[] {
  if (type === 'literal') return [String(literal)];
  return type === 'picklist' ? options.map(String) : [];
}

function typeOf({ type }: Schema): IndicatorField['type'] {
  switch (type) {
    case 'number':
    case 'boolean':
      return type;
    case 'string':
      return 'text';
    case 'array':
      return 'list';
    default:
      return 'json';
  }
}
