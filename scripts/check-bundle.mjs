// Adds up what a browser has to download, compressed, and fails above the budget.
import { readFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';
import { ROOT, stop } from './run.mjs';

const KIB = 1024;
/** docs/decisions/0005-first-load-budget.md says where these come from. */
const BUDGET = { firstLoad: 211 * KIB, operations: 150 * KIB };
const EXECUTIVE = 'src/pages/executive/executive-page.tsx';
const OPERATIONS = 'src/pages/operations/operations-page.tsx';

/** @typedef {{ file: string, name?: string, imports?: string[] }} Chunk */

/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(`${ROOT}dist/.vite/manifest.json`, 'utf8'));

/**
 * The chunks and everything they import statically.
 * @param {readonly string[]} keys
 * @param {Set<string>} [seen]
 */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

/** @param {Iterable<string>} keys */
function size(keys) {
  const files = new Set([...keys].map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')));
  // As the build compresses what is served.
  const zip = { level: constants.Z_BEST_COMPRESSION };
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`${ROOT}dist/${file}`), zip).length, 0);
}

const all = Object.keys(manifest);
for (const page of ['index.html', EXECUTIVE, OPERATIONS]) {
  if (!all.includes(page)) stop(`The build has no ${page}: the budget would measure less than a page.`);
}
// What a visitor of the first page waits for, and what the page with the most charts takes besides.
const firstLoad = closure(['index.html', EXECUTIVE]);
const operations = [...closure([OPERATIONS])].filter((key) => !firstLoad.has(key));
const rest = all.filter((key) => !firstLoad.has(key) && !operations.includes(key));

const rows = [
  { part: 'first load', bytes: size(firstLoad), budget: BUDGET.firstLoad },
  { part: 'operations', bytes: size(operations), budget: BUDGET.operations },
  { part: 'on demand', bytes: size(rest), budget: Number.POSITIVE_INFINITY },
];
for (const { part, bytes, budget } of rows) {
  const limit = Number.isFinite(budget)
    ? `of ${budget / KIB} KiB${bytes > budget ? '  OVER BUDGET' : ''}`
    : '';
  console.log(`${part.padEnd(12)}${(bytes / KIB).toFixed(1).padStart(7)} KiB gzip  ${limit}`);
}
if (rows.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
