// node scripts/import-rules.mjs: writes the table below into biome.imports.json, which the linter reads.
// What a room may import is decided here and nowhere else; docs/architecture.md draws its picture from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/**
 * A folder of src/ and what its files may import, beside files of the same folder.
 * @typedef {object} Room
 * @property {readonly string[]} rooms folders, or single files, of src/
 * @property {readonly string[]} [packages] from npm, Node, or the server of this repository
 */

/** The steps of the domain, in the order in which data passes them. None knows React, the page or the address. */
const DOMAIN = {
  queries: { rooms: ['prometheus'] },
  calendar: { rooms: ['config'] },
  promql: {
    rooms: ['config', 'scorecard/queries'],
    packages: ['@lezer/common', '@prometheus-io/lezer-promql'],
  },
  answers: { rooms: ['prometheus', ...steps('queries', 'promql', 'trust')] },
  trust: {
    rooms: ['config', 'prometheus', ...steps('queries', 'calendar', 'promql')],
    packages: ['@lezer/common'],
  },
  indicators: {
    rooms: ['config', 'prometheus', ...steps('queries', 'calendar', 'promql', 'trust')],
  },
  plan: { rooms: ['config', 'prometheus', ...steps('queries', 'calendar', 'promql', 'trust', 'indicators')] },
  evaluate: {
    rooms: ['config', 'prometheus', ...steps('queries', 'calendar', 'promql', 'trust', 'indicators', 'plan')],
  },
  explain: {
    rooms: ['config', 'prometheus', ...steps('queries', 'calendar', 'answers', 'indicators', 'evaluate')],
  },
  trends: {
    rooms: ['config', 'prometheus', ...steps('queries', 'indicators', 'plan', 'evaluate', 'explain')],
  },
};

/** What every subject may use. */
const SUBJECT = ['config', 'prometheus', 'scorecard', 'data', 'state', 'url', 'ui', 'charts'];

/** The subjects a page is put together from, and which others each may use. */
const SUBJECTS = {
  'query-state': [],
  navigation: [],
  figure: ['query-state'],
  security: ['query-state'],
  palette: ['navigation'],
  practices: ['figure'],
  alerts: ['query-state', 'navigation'],
  breakdown: ['query-state', 'navigation'],
  distribution: ['query-state', 'navigation'],
  history: ['query-state', 'navigation'],
  incidents: ['query-state', 'navigation'],
  chart: ['query-state', 'navigation', 'incidents'],
  grade: ['navigation', 'figure', 'history'],
  'error-budget': ['navigation', 'chart'],
  latency: ['query-state', 'navigation', 'chart'],
  cost: ['query-state', 'navigation', 'chart'],
  export: [],
};

/** Where somebody writes PromQL and changes the file. */
const EDITOR = ['@codemirror/*', '@lezer/highlight', '@prometheus-io/codemirror-promql', 'diff'];

/** A page never imports another one. */
const PAGES = {
  executive: [],
  operations: [],
  engineering: [],
  pillar: [],
  history: [],
  wall: [],
  review: ['report'],
  setup: ['rules', 'discovery', 'slo-specs'],
};

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
  compute: { rooms: [] },
  config: { rooms: [], packages: ['valibot', '@valibot/to-json-schema', 're2js', 'yaml', 'jsonc-parser'] },
  prometheus: { rooms: [], packages: ['valibot', '@prometheus-io/lezer-promql'] },
  ...prefixed('scorecard', DOMAIN),
  url: { rooms: ['scorecard/queries', 'scorecard/calendar'], packages: ['react'] },
  demo: { rooms: [], packages: ['msw', '@prometheus-io/lezer-promql', '@lezer/*'] },
  report: {
    rooms: ['config', 'prometheus', 'scorecard'],
    packages: ['valibot', '@valibot/to-json-schema'],
  },
  rules: { rooms: ['config', 'prometheus', 'scorecard'], packages: ['yaml'] },
  discovery: { rooms: ['config', 'prometheus', 'scorecard'], packages: ['valibot'] },
  'slo-specs': {
    rooms: ['config', 'scorecard', 'discovery', 'rules/promql-text.ts'],
    packages: ['yaml', '@lezer/common'],
  },
  data: {
    rooms: ['config', 'prometheus', 'scorecard', 'url', 'discovery/propose-scorecard.ts'],
    packages: ['react', '@tanstack/query-core', '@tanstack/react-query', 'idb-keyval', 'valibot'],
  },
  state: { rooms: ['config'], packages: ['react', 'zustand'] },
  evidence: { rooms: ['config', 'prometheus', 'scorecard', 'report', 'data/ask-once.ts'] },
  cli: {
    rooms: [
      'config',
      'prometheus',
      'scorecard',
      'report',
      'rules',
      'discovery',
      'slo-specs',
      'url',
      'data/ask-once.ts',
      'demo/http-api.ts',
      'demo/timeline.ts',
    ],
    packages: ['#server/prometheus-url.mjs', 'node:*', 'valibot', '@valibot/to-json-schema'],
  },
  ui: { rooms: [], packages: ['react', '@fontsource-variable/inter'] },
  charts: { rooms: ['ui'], packages: ['react', 'recharts', 'zustand'] },
  ...prefixed(
    'features',
    mapped(SUBJECTS, (others, subject) => ({
      rooms: [
        ...SUBJECT,
        ...others.map((other) => `features/${other}`),
        ...(subject === 'export' ? ['report', 'evidence'] : []),
      ],
      packages: ['react'],
    })),
  ),
  ...prefixed(
    'pages',
    mapped(PAGES, (more, page) => ({
      rooms: [...SUBJECT, 'features', ...more],
      packages: ['react', ...(page === 'setup' ? EDITOR : [])],
    })),
  ),
  app: {
    rooms: [
      'config',
      'prometheus',
      'scorecard',
      'url',
      'demo',
      'rules',
      'data',
      'state',
      'ui',
      'features',
      'pages',
    ],
    packages: [
      'react',
      'react-dom',
      '@tanstack/query-core',
      '@tanstack/react-query',
      '@tanstack/react-query-devtools',
    ],
  },
};

/** @param {readonly string[]} names */
function steps(...names) {
  return names.map((name) => `scorecard/${name}`);
}

/**
 * @template Value
 * @param {string} folder
 * @param {Readonly<Record<string, Value>>} rooms
 * @returns {Record<string, Value>}
 */
function prefixed(folder, rooms) {
  return Object.fromEntries(Object.entries(rooms).map(([name, room]) => [`${folder}/${name}`, room]));
}

/**
 * @template From, To
 * @param {Readonly<Record<string, From>>} rooms
 * @param {(value: From, name: string) => To} change
 * @returns {Record<string, To>}
 */
function mapped(rooms, change) {
  return Object.fromEntries(Object.entries(rooms).map(([name, value]) => [name, change(value, name)]));
}

/** @param {string} room */
const inRoom = (room) => (room.includes('.') ? `!#${room}` : `!#${room}/**`);

/** @param {string} name */
const inPackage = (name) => (name.startsWith('#') ? [`!${name}`] : [`!${name}`, `!${name}/**`]);

/** The rules as a configuration of Biome: everything is refused but what the table names. */
function importRules() {
  const overrides = Object.entries(ROOMS).map(([name, { rooms, packages = [] }]) => {
    const allowed = name === 'compute' ? [] : ['compute', ...rooms];
    const group = [
      '**',
      './../**',
      '!./**',
      `!#${name}/**`,
      ...allowed.map(inRoom),
      ...packages.flatMap(inPackage),
      '**/../**',
    ];
    const list = [...allowed, ...packages].join(', ');
    const message = `${name} may import: ${list === '' ? 'nothing, it is pure arithmetic' : list}. See scripts/import-rules.mjs.`;
    const options = { patterns: [{ group, message }] };
    return {
      includes: [`src/${name}/**`],
      linter: { rules: { style: { noRestrictedImports: { level: 'error', options } } } },
    };
  });
  return { root: false, overrides };
}

export const FILE = 'biome.imports.json';

/** A line for each room, so that a change of the table is a change of one line. */
export const rulesText = () => {
  const { overrides, ...rest } = importRules();
  const lines = overrides.map((override) => `  ${JSON.stringify(override)}`).join(',\n');
  return `${JSON.stringify(rest).slice(0, -1)},"overrides":[\n${lines}\n]}\n`;
};

if (process.argv[1] === import.meta.filename) writeFileSync(join(ROOT, FILE), rulesText());
