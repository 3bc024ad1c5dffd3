import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';

/**
 * The built app as the demo company would serve it in front of a server: with its own scorecard.json in place of the
 * one to start from. The global setup makes it.
 */
export const DEMO_DIST = join(ROOT, '.cache/e2e/demo-dist');

/** Makes such a folder anew. */
export function makeDemoDist(folder: string = DEMO_DIST): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'dist'), folder, { recursive: true });
  copyFileSync(join(ROOT, 'demo/scorecard.json'), join(folder, 'scorecard.json'));
}
