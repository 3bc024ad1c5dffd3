import { expect, test } from 'vitest';
import type { BreakdownRow } from './breakdown-rows.ts';
import { CAUSE_FIRST, readSort, sortBreakdown, sortText, WORST_FIRST } from './sort-rows.ts';

const row = (name: string, value: number): BreakdownRow =>
  Object.freeze({
    value: name,
    name,
    cells: { p95: { text: '', value, doubt: null, isOverTarget: false } },
  });

const ROWS = Object.freeze([row('/b', 2), row('/none', Number.NaN), row('/a', 2), row('/C', 3)]);
const names = (...args: [column: string, direction: 'ascending' | 'descending', search?: string]) =>
  sortBreakdown(ROWS, { column: args[0], direction: args[1] }, args[2] ?? '').map(({ name }) => name);

test('groups without a figure come last either way, equal ones by name', () => {
  expect(names('p95', 'descending')).toEqual(['/C', '/a', '/b', '/none']);
  expect(names('p95', 'ascending')).toEqual(['/a', '/b', '/C', '/none']);
});

test('the address keeps the order, and a column that is not there is none', () => {
  const columns = ['p95', 'slow', 'change'];
  for (const sort of [CAUSE_FIRST, { column: 'name', direction: 'ascending' } as const])
    expect(readSort(sortText(sort), columns)).toEqual(sort);
  expect(sortText(CAUSE_FIRST)).toBe('-change');
  expect(readSort('errors', columns)).toBe(WORST_FIRST);
  expect(readSort(null, columns)).toBe(WORST_FIRST);
});

test('names sort by themselves', () => {
  expect(names('name', 'descending')).toEqual(['/none', '/b', '/a', '/C']);
});

test('a search looks inside names, in any case', () => {
  expect(names('name', 'ascending', ' c ')).toEqual(['/C']);
  expect(names('name', 'ascending', '.*')).toEqual([]);
});
