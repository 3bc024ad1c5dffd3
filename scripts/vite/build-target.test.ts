import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUILD_TARGET } from './build-target.ts';

const versions = Object.fromEntries(BUILD_TARGET.map((browser) => browser.split(/(?<=[a-z])(?=\d)/)));

test.for(['index.html', 'README.md', 'docs/wall.md'])('%s names the browsers that are built for', (file) => {
  const text = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');
  const { chrome, edge, firefox, safari } = versions;
  expect(edge).toBe(chrome);
  expect(text).toContain(`Chrome or Edge ${chrome}, Firefox ${firefox}, Safari ${safari}`);
  expect(text.match(/(Chrome|Edge|Firefox|Safari) \d+/g)).toHaveLength(3);
});
