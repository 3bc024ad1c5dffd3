import { expect, test } from 'vitest';
import { listText, readList } from './list-text.ts';

test.for([
  [['service', 'http.route'], 'service, http.route'],
  [['a,b', 'c'], '["a,b","c"]'],
  [[' a'], '[" a"]'],
  [['[a'], '["[a"]'],
  [['a "b"', 'größe'], 'a "b", größe'],
  [[], ''],
] as const)('%j is written as %s and read back', ([list, text]) => {
  expect(listText(list)).toBe(text);
  expect(readList(text)).toEqual({ value: list });
});

test('a list that is not finished changes nothing', () => {
  expect(readList('["a,b"')).toEqual({
    fault: expect.stringContaining('a list in JSON such as ["a,b", "c"]'),
  });
  expect(readList('a, ,b,')).toEqual({ value: ['a', 'b'] });
});
