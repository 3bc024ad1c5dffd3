// Adds up what a browser has to download, compressed, and fails above the budget.
import { readFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';
import { ROOT, stop } from './run.mjs';

const KIB = 1024;
const BUDGET = { firstLoad: 166 * KIB, charts: 110 * KIB };

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
// What index.html names is what every visitor waits for.
const page = readFileSync(`${ROOT}dist/index.html`, 'utf8');
const named = all.filter((key) => page.includes(`"./${manifest[key]?.file}"`));
const firstLoad = closure(named);
const chartEntries = all.filter((key) => manifest[key]?.name === 'charts');
const charts = [...closure(chartEntries)].filter((key) => !firstLoad.has(key));
const rest = all.filter((key) => !firstLoad.has(key) && !charts.includes(key));

if (!named.length > 0) {
  stop('index.html does not name the app: the budget would measure an empty page.');
}
if (chartEntries.length === 0)
  stop('There is no chunk named "charts": Recharts is not where it is measured.');

const rows = [
  { part: 'first load', bytes: size(firstLoad), budget: BUDGET.firstLoad },
  { part: 'charts', bytes: size(charts), budget: BUDGET.charts },
  { part: 'on demand', bytes: size(rest), budget: Number.POSITIVE_INFINITY },
];
for (const { part, bytes, budget } of rows) {
  const limit = Number.isFinite(budget)
    ? `of ${budget / KIB} KiB${bytes > budget ? '  OVER BUDGET' : ''}`
    : '';
  console.log(`${part.padEnd(12)}${(bytes / KIB).toFixed(1).padStart(7)} KiB gzip  ${limit}`);
}
if (rows.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
