import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { trustPage } from './trust-page.ts';

test('every heading of the document is one of the page, with an anchor of its own', async () => {
  const page = await trustPage();
  const headings = [...(await readFile('docs/trust.md', 'utf8')).matchAll(/^#+ (.+)$/gm)].map(
    ([, text]) => text,
  );
  const found = [...page.matchAll(/<h[1-6] id="([a-z0-9-]+)">(.+)<\/h/g)];
  expect(found.map(([, , text]) => text)).toEqual(headings);
  expect(new Set(found.map(([, id]) => id)).size).toBe(headings.length);
});

test('the page runs nothing and asks nobody else', async () => {
  const page = await trustPage();
  expect(page).not.toMatch(/<script|<img|\bon\w+=|(?:src|href)="(?:https?:)?\/\//i);
});
