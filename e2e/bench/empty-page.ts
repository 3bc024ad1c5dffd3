import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { ROOT } from '../../scripts/run.mjs';

/**
 * Builds the page that does nothing: the least a React app can take on this machine.
 * @returns the folder it is in
 */
export async function buildEmptyPage(): Promise<string> {
  const outDir = join(ROOT, '.cache/bench/empty-page');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(ROOT, 'e2e/bench/empty-page'),
    // As in vite.config.ts.
    base: './',
    plugins: [react()],
    build: {
      target: ['chrome125', 'edge125', 'firefox126', 'safari17.5'],
      modulePreload: { polyfill: false },
      outDir,
      emptyOutDir: true,
    },
  });
  return outDir;
}
