import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { groupedPromql, labelName, promql } from './fields.ts';

const messages = (schema: v.GenericSchema, input: string) =>
  v.safeParse(schema, input).issues?.map(({ message }) => message) ?? [];

describe('a PromQL template', () => {
  test.for([
    'sum by (class) (label_replace(increase(m{$filters}[$window]), "class", "$1", "code", "(.)..") )',
    'label_replace(m, "class", "\u0024{1}xx", "code", "(.)..")',
    "label_join(m, 'a', '$anything')",
    'm{path=~"/v$2"}',
    'm{path=~`$x`}',
    'm{path="\\"$x"}',
    'm # costs $5',
  ])('%s is accepted', (template) => {
    expect(messages(promql, template)).toEqual([]);
  });

  test.for([
    ['m[$range]', '$range'],
    ['m[$window] offset $by', '$by'],
    ['m{a="b"}[\u0024{window}]', '\u0024{window}'],
    ['m{a="b",$1}', '$1'],
    ['m{a="$ok",b=$ok}', '$ok'],
  ] as const)('%s is refused for %s', ([template, name]) => {
    expect(messages(promql, template)).toEqual([
      `expected no placeholder but $window, $filters; got ${name}, which only a text in quotes may hold`,
    ]);
  });

  test('a placeholder that has to be there does not count inside a string', () => {
    expect(messages(groupedPromql, 'sum by ($by) (increase(m{a="$1"}[$window]))')).toEqual([]);
    expect(messages(groupedPromql, 'sum by (x) (increase(m{a="$by"}[$window]))')).toEqual([
      'expected $by where the label to group by goes, and $window',
    ]);
  });
});

describe('a label name', () => {
  test.for(['service', 'http.route', 'größe', '9a', 'a b', 'a"}', '😀'])('%s is one', (name) => {
    expect(messages(labelName, name)).toEqual([]);
  });

  test.for(['', '\ud800'])('%j is none', (name) => {
    expect(messages(labelName, name)).toEqual(['expected a Prometheus label name']);
  });
});
