import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';

const PATH = join(ROOT, 'docs/performance.md');
const START = '<!-- bench:load writes from here -->';
const END = '<!-- to here -->';

/** Replaces what the last run wrote. */
export function writeResults(markdown: string): void {
  const page = readFileSync(PATH, 'utf8');
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start === -1 || end < start) throw new Error(`${PATH} has lost its markers: ${START} … ${END}`);
  writeFileSync(PATH, `${page.slice(0, start + START.length)}\n\n${markdown}\n\n${page.slice(end)}`);
}
