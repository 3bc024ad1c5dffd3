// npm run docs:architecture: writes docs/images/architecture.svg from what the files of src/ import.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from './import-rules.mjs';
import { ROOT } from './run.mjs';

export const PICTURE = 'docs/images/architecture.svg';

/** Every folder may import it, so arrows to it would say nothing and hide the others. */
const GROUND = 'compute';
/** Each of these is one box, whatever it holds: its folders all have the same place. */
const ONE_BOX = ['features', 'pages'];

/** The column of each box, from the left. Its row follows from the imports. */
const COLUMNS = /** @type {Readonly<Record<string, number>>} */ ({
  app: 2,
  cli: 4,
  pages: 2,
  demo: 3,
  features: 2,
  rules: 4,
  'slo-specs': 1,
  state: 0,
  charts: 1,
  discovery: 0,
  evidence: 3,
  ui: 1,
  data: 2,
  report: 3,
  url: 1,
  'scorecard/trends': 2,
  'scorecard/explain': 2,
  'scorecard/answers': 3,
  'scorecard/evaluate': 2,
  'scorecard/plan': 2,
  'scorecard/indicators': 2,
  'scorecard/calendar': 1,
  'scorecard/trust': 2,
  'scorecard/promql': 2,
  config: 1,
  'scorecard/queries': 2,
  prometheus: 2,
});

const WIDTH = 800;
const COLUMN = { first: 84, distance: 158 };
const ROW = { first: 40, distance: 56 };
const BOX = { width: 138, height: 34 };
const ARROW_LENGTH = 7;
/** Between an arrow that passes and the box it passes. */
const CLEARANCE = 6;

const STYLE = `
  .page { fill: #fff }
  rect.box { fill: #f3f4f6; stroke: #6b7280 }
  rect.domain { fill: #dbeafe; stroke: #2563eb }
  text { fill: #111827; font: 13px system-ui, sans-serif; text-anchor: middle }
  .arrow { fill: none; stroke: #6b7280; stroke-width: 1.3 }
  .head { fill: #6b7280 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 }
    rect.box { fill: #21262d; stroke: #8b949e }
    rect.domain { fill: #12305c; stroke: #58a6ff }
    text { fill: #f0f6fc }
    .arrow { stroke: #9aa4af }
    .head { fill: #9aa4af }
  }`;

const LEGEND = [
  'An arrow leads from a folder of src/ to a folder that it imports. Data goes the other way, upwards.',
  'Where a longer way leads to the same folder, the direct arrow is left out.',
  'Blue is the domain, which knows no React. features and pages are many folders each.',
];

const IMPORT = /\b(?:from|import)\s*\(?\s*'#([^']+)'/g;

/** @typedef {ReadonlyMap<string, readonly string[]>} Graph what each box imports */
/** @typedef {{ readonly x: number, readonly y: number }} Point */
/** @typedef {Point & { readonly row: number }} Place */

/** @param {string} path below src/ */
function boxOf(path) {
  const room = Object.keys(ROOMS).find((name) => path.startsWith(`${name}/`));
  return ONE_BOX.find((folder) => room?.startsWith(`${folder}/`)) ?? room;
}

/** @returns {Graph} without tests, and without what only tests use */
function importsOfBoxes() {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    const box = boxOf(file);
    if (box === undefined || !/(?<!\.test)\.tsx?$/.test(file)) continue;
    const imported = graph.get(box) ?? new Set();
    graph.set(box, imported);
    for (const [, path = ''] of readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(IMPORT)) {
      const other = boxOf(path);
      if (other !== undefined && other !== box) imported.add(other);
    }
  }
  return new Map([...graph].map(([box, imported]) => [box, [...imported].sort()]));
}

/**
 * Without the arrows that a longer way makes needless: of a → b, b → c and a → c, the last one.
 * @param {Graph} graph without a cycle
 * @returns {Graph}
 */
export function transitiveReduction(graph) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();
  /** @type {(box: string) => ReadonlySet<string>} */
  const reached = (box) => {
    const imported = graph.get(box) ?? [];
    const all = known.get(box) ?? new Set(imported.flatMap((next) => [next, ...reached(next)]));
    known.set(box, all);
    return all;
  };
  return new Map(
    [...graph].map(([box, imported]) => [
      box,
      imported.filter((to) => !imported.some((other) => reached(other).has(to))),
    ]),
  );
}

/**
 * The row of each box: the first below everything that imports it, counted so that the longest chain fits.
 * @param {Graph} graph without a cycle
 */
function rowsOf(graph) {
  /** @type {(box: string) => number} */
  const row = (box) =>
    Math.max(0, ...[...graph].flatMap(([other, imported]) => (imported.includes(box) ? row(other) + 1 : [])));
  return new Map([...graph.keys()].map((box) => [box, row(box)]));
}

/** @param {Graph} graph @returns {ReadonlyMap<string, Place>} */
function placesOf(graph) {
  return new Map(
    [...rowsOf(graph)].map(([box, row]) => {
      const column = COLUMNS[box];
      if (column === undefined) throw new Error(`${box} needs a column in scripts/architecture-picture.mjs`);
      const x = COLUMN.first + column * COLUMN.distance;
      return [box, { row, x, y: ROW.first + row * ROW.distance }];
    }),
  );
}

/** @typedef {{ readonly x: number, readonly from: number, readonly to: number }} Lane a vertical line past some rows */

/**
 * The shortest vertical line past the boxes between two others, beside the lines that are there already.
 * @param {Place} start @param {Place} end @param {readonly Place[]} places @param {readonly Lane[]} taken
 * @returns {Lane}
 */
function laneBetween(start, end, places, taken) {
  const reach = BOX.width / 2 + CLEARANCE;
  const passed = places.filter(({ row }) => row > start.row && row < end.row).map(({ x }) => x);
  const beside = taken.filter(({ from, to }) => from < end.row && to > start.row).map(({ x }) => x);
  const cost = (/** @type {number} */ x) =>
    Math.abs(x - start.x) +
    Math.abs(x - end.x) +
    (beside.some((other) => Math.abs(other - x) < 4) ? WIDTH : 0);
  const [x = start.x] = [
    start.x,
    end.x,
    ...passed.flatMap((box) => [reach, reach + 6].flatMap((away) => [box - away, box + away])),
  ]
    .filter((x) => passed.every((box) => Math.abs(box - x) >= reach))
    .sort((a, b) => cost(a) - cost(b));
  return { x, from: start.row, to: end.row };
}

/** @param {Point} from @param {Point} to */
function curve(from, to) {
  const bend = (to.y - from.y) / 2;
  return `C${text(from.x)} ${text(from.y + bend)} ${text(to.x)} ${text(to.y - bend)} ${text(to.x)} ${text(to.y)}`;
}

/** @param {number} value */
const text = (value) => String(Math.round(value * 10) / 10);

/** @param {Place} start @param {Place} end @param {Lane | null} lane null for two rows without one between them */
function arrow(start, end, lane) {
  const half = BOX.height / 2;
  const from = { x: start.x, y: start.y + half };
  const tip = { x: end.x, y: end.y - half - ARROW_LENGTH };
  const top = start.y + ROW.distance - half;
  const foot = end.y - ROW.distance + half;
  const line =
    lane === null
      ? curve(from, tip)
      : `${curve(from, { x: lane.x, y: top })}V${text(foot)}${curve({ x: lane.x, y: foot }, tip)}`;
  const head = `M${text(tip.x - 4)} ${text(tip.y)}h8l-4 ${ARROW_LENGTH}z`;
  return `<path class="arrow" d="M${text(from.x)} ${text(from.y)}${line}"/><path class="head" d="${head}"/>`;
}

/** @param {Graph} graph @param {ReadonlyMap<string, Place>} places */
function arrows(graph, places) {
  const ends = [...graph].flatMap(([from, imported]) =>
    imported.flatMap((to) => {
      const start = places.get(from);
      const end = places.get(to);
      return start === undefined || end === undefined ? [] : [{ start, end }];
    }),
  );
  /** @type {Lane[]} */
  const taken = [];
  // The short ones first: a long one can go round them.
  return ends
    .sort((a, b) => a.end.row - a.start.row - (b.end.row - b.start.row))
    .map(({ start, end }) => {
      if (end.row === start.row + 1) return arrow(start, end, null);
      const lane = laneBetween(start, end, [...places.values()], taken);
      taken.push(lane);
      return arrow(start, end, lane);
    });
}

/** @param {string} label @param {Point} middle @param {number} [width] */
function boxed(label, { x, y }, width = BOX.width) {
  const { height } = BOX;
  const kind = label.startsWith('scorecard/') ? 'box domain' : 'box';
  const rect = `<rect class="${kind}" x="${text(x - width / 2)}" y="${text(y - height / 2)}" width="${width}" height="${height}" rx="6"/>`;
  return `${rect}<text x="${text(x)}" y="${text(y + 4.5)}">${label}</text>`;
}

/** The picture as SVG, the same for the same imports. */
export function architecturePicture() {
  const graph = transitiveReduction(
    new Map(
      [...importsOfBoxes()]
        .filter(([box]) => box !== GROUND)
        .map(([box, imported]) => [box, imported.filter((other) => other !== GROUND)]),
    ),
  );
  const places = placesOf(graph);
  const bottom = Math.max(...[...places.values()].map(({ y }) => y));
  const ground = { x: WIDTH / 2, y: bottom + ROW.distance };
  const height = ground.y + 36 + LEGEND.length * 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    '<title>Which folder of src/ imports which</title>',
    `<style>${STYLE}\n</style>`,
    `<rect class="page" width="${WIDTH}" height="${height}"/>`,
    ...arrows(graph, places),
    ...[...places].map(([box, place]) => boxed(box, place)),
    boxed(`${GROUND}: all folders above may import it`, ground, WIDTH - 2 * (COLUMN.first - BOX.width / 2)),
    ...LEGEND.map((line, index) => `<text x="${WIDTH / 2}" y="${ground.y + 44 + index * 20}">${line}</text>`),
    '</svg>\n',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(ROOT, PICTURE), architecturePicture());
