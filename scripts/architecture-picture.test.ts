import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { architecturePicture, PICTURE, transitiveReduction } from './architecture-picture.mjs';
import { ROOT } from './run.mjs';

test('the picture shows what the files of src/ import; npm run docs:architecture draws it anew', () => {
  expect(readFileSync(join(ROOT, PICTURE), 'utf8')).toBe(architecturePicture());
});

test('only an arrow that a longer way makes needless is left out', () => {
  const graph = new Map([
    ['page', ['chart', 'data', 'text']],
    ['chart', ['text']],
    ['data', ['client']],
    ['client', ['text']],
    ['text', []],
  ]);
  expect(Object.fromEntries(transitiveReduction(graph))).toEqual({
    page: ['chart', 'data'],
    chart: ['text'],
    data: ['client'],
    client: ['text'],
    text: [],
  });
});
