// npm run bench: the pure parts against their goals, in one process and one run; writes the table into docs/.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { ensurePackages } from './packages.mjs';
import { bin, ROOT, run, stop } from './run.mjs';

const RESULTS = '.cache/bench.json';
const MEMORY = '.cache/bench-memory.json';
const DOC = `${ROOT}docs/performance.md`;
const BEGIN = '<!-- bench writes from here -->\n';
const END = '\n<!-- to here: bench -->';

const BENCHES = ['decode', 'evaluate', 'm4', 'quantiles'];

/** @typedef {{ name: string, min: number }} Timing */
/** @typedef {{ title: string, ms: number, peer: number | null, within: boolean, goal: string }} Row */

/** @param {number} ms */
const inMs = (ms) => `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
/** @param {number} ratio */
const inTimes = (ratio) => `${ratio.toFixed(2)} ×`;

/**
 * What each group has to reach: a share of the first of its benches, or a time.
 * @type {readonly { group: string, share?: number, ms?: number }[]}
 */
const GOALS = [
  { group: 'decode:', share: 0.4 },
  { group: 'quantiles: P50, P95 and P99 of 100 buckets', ms: 3 },
  { group: 'quantiles: P50, P95 and P99 of 1 000 000', share: 0.25 },
  { group: 'M4:', ms: 10 },
  { group: 'evaluate:', ms: 5 },
];

/**
 * @param {string} title
 * @param {readonly Timing[]} timings the peer first, if there is one, and ours last
 */
function rowsOf(title, timings) {
  const goal = GOALS.find(({ group }) => title.startsWith(group));
  const ours = timings.at(-1);
  if (goal === undefined || ours === undefined) return stop(`No goal is set for "${title}".`);
  const peer = timings.length > 1 ? timings[0] : undefined;
  const ratio = peer === undefined ? null : ours.min / peer.min;
  const within = goal.ms === undefined ? (ratio ?? Number.NaN) <= (goal.share ?? 0) : ours.min <= goal.ms;
  const limit = goal.ms === undefined ? inTimes(goal.share ?? 0) : `${goal.ms} ms`;
  const cells = [title, `${ours.name}: ${inMs(ours.min)}`];
  cells.push(peer === undefined ? '' : `${peer.name}: ${inMs(peer.min)}`);
  cells.push(ratio === null ? '' : inTimes(ratio), `≤ ${limit}`);
  return { cells, within, title };
}

await ensurePackages();
// As the page runs it: a test runner's way of importing costs what is called a million times dear.
const { build } = await import('vite');
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: '.cache/bench',
    rolldownOptions: { input: BENCHES.map((name) => `bench/${name}.bench.ts`) },
  },
});
const { code } = await run([
  bin('vitest'),
  'bench',
  '--run',
  '--project',
  'unit',
  '--no-file-parallelism',
  '--outputJson',
  RESULTS,
]);
if (code !== 0) stop('The benches did not run to their end.', code);

/** @type {{ files: { groups: { fullName: string, benchmarks: Timing[] }[] }[] }} */
const { files } = JSON.parse(readFileSync(ROOT + RESULTS, 'utf8'));
/** @type {{ bytes: number, scanned: number, parsed: number }} */
const memory = JSON.parse(readFileSync(ROOT + MEMORY, 'utf8'));

const rows = files
  .flatMap(({ groups }) => groups)
  .map(({ fullName, benchmarks }) => rowsOf(fullName.split(' > ').at(-1) ?? fullName, benchmarks))
  .sort((a, b) => a.title.localeCompare(b.title));
const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const peak = memory.scanned / memory.bytes;
rows.push({
  title: 'memory',
  within: peak <= 2,
  cells: [
    `memory: peak while ${mb(memory.bytes)} are decoded, these included`,
    `bytes to columns: ${mb(memory.scanned)}`,
    `text and JSON.parse: ${mb(memory.parsed)}`,
    `${inTimes(peak)} of the bytes`,
    '≤ 2.00 ×',
  ],
});

const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
const head = ['what', 'ours, fastest run', 'peer, fastest run', 'ours ÷ peer', 'goal'];
const table = [line(head), line(head.map(() => '---')), ...rows.map(({ cells }) => line(cells))].join('\n');
const load = loadavg()[0]?.toFixed(1);
const machine = `Node.js ${process.versions.node}, ${cpus().length} processor cores, load ${load} at the end.`;
console.log(`\n${table}\n`);

const text = readFileSync(DOC, 'utf8');
const from = text.indexOf(BEGIN);
const to = text.indexOf(END);
if (from === -1 || to === -1) stop(`${DOC} has no place for the table.`);
writeFileSync(DOC, `${text.slice(0, from + BEGIN.length)}\n${machine}\n\n${table}\n${text.slice(to)}`);

const missed = rows.filter(({ within }) => !within);
for (const { title } of missed) console.error(`misses its goal: ${title}`);
if (missed.length > 0) process.exitCode = 1;
