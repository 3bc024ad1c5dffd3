import { describe, expect, test } from 'vitest';
import { indicatorSchema } from './indicator.ts';
import { indicatorFields } from './indicator-fields.ts';

const KINDS = indicatorSchema.options.map(({ entries }) => entries.kind.literal);

describe.each(KINDS)('the form of %s', (kind) => {
  const fields = indicatorFields(kind);

  test('has a field for each setting but those that make it what it is', () => {
    const variant = indicatorSchema.options.find(({ entries }) => entries.kind.literal === kind);
    const settings = Object.keys(variant?.entries ?? {}).filter((name) => !['id', 'kind'].includes(name));
    expect(fields.map(({ name }) => name).sort()).toEqual(settings.sort());
  });

  test('asks for what is needed first', () => {
    const needed = fields.map(({ isRequired }) => isRequired);
    expect(needed).toEqual([...needed].sort((a, b) => Number(b) - Number(a)));
    expect(fields.find(({ name }) => name === 'title')?.isRequired).toBe(true);
  });
});

test('a field is of the type of its setting', () => {
  const types = new Map(indicatorFields('share').map(({ name, type }) => [name, type]));
  expect(Object.fromEntries(types)).toMatchObject({
    title: 'text',
    query: 'promql',
    bound: 'number',
    side: 'choice',
    graded: 'boolean',
    members: 'list',
    attestation: 'json',
    window: 'text',
  });
  const gauge = new Map(indicatorFields('gauge').map(({ name, type }) => [name, type]));
  expect(Object.fromEntries(gauge)).toMatchObject({ scale: 'number', clamp: 'json' });
  expect(indicatorFields('share').find(({ name }) => name === 'side')?.choices).toEqual(['atMost', 'above']);
});
