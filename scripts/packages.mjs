import { readFileSync } from 'node:fs';
import { ROOT, run, stop } from './run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * @param {string} path
 * @returns {Packages | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. Versions are compared rather than file times:
 * a checkout sets file times in any order.
 */
function areInstalled() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path];
    // An optional package of another platform is rightly absent.
    return path === '' || (found === undefined ? optional === true : found.version === version);
  });
}

/**
 * Installs the npm packages unless they are there. What it has to say goes to stderr, since a script may print what
 * another program reads.
 * @param {number} [failure] exit code when that is not possible
 */
export async function ensurePackages(failure = 1) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Pillars needs Node 20.19 or newer; this is ${process.versions.node}.`, failure);
  }
  if (areInstalled()) return;
  console.error('Installing the npm packages …');
  const { code } = await run(['npm', 'ci', '--no-audit', '--no-fund'], { aside: true });
  if (code !== 0) stop('The npm packages could not be installed.', failure);
}
