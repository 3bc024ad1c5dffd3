import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';

const PATH = join(ROOT, 'docs/performance.md');
export const LOAD = '<!-- bench:load writes from here -->';
export const INTERACTION = '<!-- bench:interaction writes from here -->';
const END = '<!-- to here -->';

/** Replaces what the last run wrote behind its mark. */
export function writeResults(markdown: string, mark: string): void {
  const page = readFileSync(PATH, 'utf8');
  const start = page.indexOf(mark);
  const end = page.indexOf(END, start);
  if (start === -1 || end < start) throw new Error(`${PATH} has lost its markers: ${mark} … ${END}`);
  writeFileSync(PATH, `${page.slice(0, start + mark.length)}\n\n${markdown}\n\n${page.slice(end)}`);
}
