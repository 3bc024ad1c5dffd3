import { bin } from './run.mjs';

/**
 * One thing that can pass or fail.
 * @typedef {object} Step
 * @property {string} title
 * @property {readonly string[]} command
 * @property {string} [needs] title of the step without which this one cannot run
 * @property {{ path: string, kind: 'vitest' | 'playwright' }} [report] where it writes how many tests passed
 */

/** @type {Step} */
const lint = { title: 'format and lint', command: [bin('biome'), 'check', '--error-on-warnings'] };
/** @type {Step} */
const types = { title: 'types', command: [bin('tsc'), '-p', '.'] };
/** @type {Step} */
const purity = { title: 'types of the pure module', command: [bin('tsc'), '-p', 'src/compute'] };
/** @type {Step} */
const domain = { title: 'types of the domain', command: [bin('tsc'), '-p', 'src/scorecard'] };
/** @type {Step} */
const unused = { title: 'unused files, exports and packages', command: [bin('knip')] };
/** @type {Step} */
const tests = {
  title: 'unit and component tests',
  command: [
    bin('vitest'),
    'run',
    '--reporter=default',
    '--reporter=./scripts/vitest/failure-report.mjs',
    '--outputFile=.cache/vitest.json',
  ],
  report: { path: '.cache/vitest.json', kind: 'vitest' },
};
/** @type {Step} */
const build = { title: 'build', command: [bin('vite'), 'build', '--logLevel', 'warn'] };
/** @type {Step} */
const budget = {
  title: 'bundle budget',
  command: [process.execPath, 'scripts/check-bundle.mjs'],
  needs: build.title,
};
/** @type {Step} */
const syntax = {
  title: 'syntax that the stated browsers read',
  command: [process.execPath, 'scripts/check-syntax.mjs'],
  needs: build.title,
};
/** @type {Step} */
const endToEnd = {
  title: 'end-to-end tests',
  command: [bin('playwright'), 'test', '--config', 'e2e/playwright.config.ts'],
  needs: build.title,
  report: { path: '.cache/playwright.json', kind: 'playwright' },
};

/** What `npm run check` runs: everything that needs no browser and no server. */
export const CHECKS = [lint, types, purity, domain, unused, tests, build, budget, syntax];
/** What `npm test` runs. */
export const ALL = [...CHECKS, endToEnd];
