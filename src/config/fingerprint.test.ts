import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

// http://www.isthe.com/chongo/src/fnv/test_fnv.c, the 64-bit FNV-1a vectors of its authors.
test.for<[text: string, hash: string]>([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of "%s" is %s', ([text, hash]) => {
  expect(fingerprint(text)).toBe(hash);
});
