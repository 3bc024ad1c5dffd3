import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './build.mjs';
import { ROOT } from './run.mjs';

const FILE = '.cache/report.mjs';
const SOURCES = ['package-lock.json', 'scripts/build-report.mjs', 'server/prometheus-url.mjs', 'src'];

/**
 * Builds the command line into one file unless it is there and younger than its sources: Node 20 runs no TypeScript.
 * @returns {Promise<string>} the file
 */
export async function ensureReport() {
  if (isBuilt(FILE, SOURCES)) return join(ROOT, FILE);
  console.error('Building the command line …');
  const { build } = await import('vite');
  // Under a name of its own first: another process may be running the same file at this moment.
  const draft = `report-${process.pid}.mjs`;
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/command.ts',
      target: 'node20.19',
      outDir: '.cache',
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: draft, codeSplitting: false } },
    },
  });
  renameSync(join(ROOT, '.cache', draft), join(ROOT, FILE));
  return join(ROOT, FILE);
}
