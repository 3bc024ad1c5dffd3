import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shortClassNames } from './short-class-names.ts';

const folderWith = (files: readonly string[]): string => {
  const root = mkdtempSync(join(tmpdir(), 'class-names-'));
  mkdirSync(join(root, 'views'));
  for (const file of files) writeFileSync(join(root, file), '');
  return root;
};
const files = Array.from({ length: 120 }, (_, index) => join('views', `part-${index}.module.css`));

test('no two classes share a name, however many there are, and each may begin a selector', () => {
  const root = folderWith(files);
  const nameOf = shortClassNames(root);
  const names = files.flatMap((file) =>
    ['title', 'value', 'note', ...Array.from({ length: 12 }, (_, index) => `part${index}`)].map((name) =>
      nameOf(name, join(root, file)),
    ),
  );
  expect(new Set(names).size).toBe(120 * 15);
  expect(names.filter((name) => !/^[a-zA-Z]{1,2}\d+$/.test(name))).toEqual([]);
});

test('a name does not depend on which file is read first', () => {
  const root = folderWith(files.slice(0, 3));
  const [first = '', , last = ''] = files.map((file) => join(root, file));
  const forwards = shortClassNames(root);
  const backwards = shortClassNames(root);
  const one = [forwards('title', first), forwards('title', last)];
  const other = [backwards('title', last), backwards('title', first)];
  expect(other.reverse()).toEqual(one);
  expect(forwards('title', first)).toBe(one[0]);
});

test('a file from elsewhere is an error and not a name that another may have', () => {
  expect(() => shortClassNames(folderWith([]))('title', '/elsewhere/x.module.css')).toThrow(/not below/);
});
