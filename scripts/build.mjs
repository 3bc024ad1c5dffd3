import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, run, stop } from './run.mjs';

const SOURCES = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'scripts/vite',
  'public',
  'demo',
  'src',
];

/**
 * The youngest change at or below a path. Folders count too: removing a file changes only its folder.
 * @param {string} path
 * @returns {number}
 */
function changedAt(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/**
 * Whether a file is there and younger than everything it is made of.
 * @param {string} file
 * @param {readonly string[]} sources
 */
export function isBuilt(file, sources) {
  const builtAt = changedAt(join(ROOT, file));
  return builtAt > 0 && sources.every((path) => changedAt(join(ROOT, path)) <= builtAt);
}

/** Builds dist/ unless it is there and younger than everything it is made of. */
export async function ensureBuild() {
  // The last file of a build.
  if (isBuilt('dist/version.json', SOURCES)) return;
  console.log('Building …');
  const { code } = await run([bin('vite'), 'build']);
  if (code !== 0) stop('The build failed.');
}
