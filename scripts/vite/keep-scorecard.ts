import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const SCORECARD = 'scorecard.json';
/** What the last build put there, beside what else it notes for itself. */
const BUILT = '.vite/scorecard.sha256';

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * Why a build would lose what somebody wrote; null where it would not.
 * @param built the folder of the last build
 * @param starting the file that a build puts into it
 */
export function editedScorecard(built: string, starting: string): string | null {
  const file = join(built, SCORECARD);
  if (!existsSync(file)) return null;
  const known = join(built, BUILT);
  const lastBuilt = existsSync(known) ? readFileSync(known, 'utf8').trim() : null;
  if ([hashOf(starting), lastBuilt].includes(hashOf(file))) return null;
  return `${file} has been edited, and this build would overwrite it. Move it out of that folder, say with "mv ${file} my-scorecard.json", and start with SCORECARD=my-scorecard.json npm start.`;
}

/** A build stops instead of overwriting a scorecard.json that somebody has edited where it is served. */
export function keepScorecard(): Plugin {
  let publicFile = '';
  return {
    name: 'keep-scorecard',
    apply: 'build',
    configResolved({ root, publicDir, build }) {
      publicFile = join(publicDir, SCORECARD);
      const fault = editedScorecard(resolve(root, build.outDir), publicFile);
      if (fault !== null) throw new Error(fault);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: BUILT, source: `${hashOf(publicFile)}\n` });
    },
  };
}
