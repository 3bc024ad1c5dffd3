// Reads every script of the build as a browser of the stated level would, and fails where that browser could not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { ROOT, stop } from './run.mjs';

/** What all browsers of scripts/vite/build-target.ts read. */
const ECMA_VERSION = 2023;

const dist = join(ROOT, 'dist');
const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
);
if (scripts.length === 0) stop('There is no script in dist/: the check would pass an empty build.');

const faults = scripts.flatMap((file) => {
  try {
    parse(readFileSync(join(dist, file), 'utf8'), { ecmaVersion: ECMA_VERSION, sourceType: 'module' });
    return [];
  } catch (error) {
    return [`${file}: ${/** @type {Error} */ (error).message}`];
  }
});
// The one script that older browsers run too: it tells them that they are.
const inline = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)];
if (inline.length === 0) stop('index.html has no script that tells an old browser that it is one.');
for (const [, script] of inline) {
  try {
    parse(script ?? '', { ecmaVersion: 5, sourceType: 'script' });
  } catch (error) {
    faults.push(`index.html: ${/** @type {Error} */ (error).message}, and any browser has to read it`);
  }
}
for (const fault of faults) console.error(fault);
console.log(`${scripts.length} scripts, ${faults.length} beyond ECMAScript ${ECMA_VERSION}`);
if (faults.length > 0) process.exitCode = 1;
