import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FILE = 'demo/scorecard.json';

/**
 * Puts the demo company's file into dist/ under its own name, never as the scorecard.json that whoever serves dist/
 * edits. The dev server finds it where it is.
 */
export function demoScorecard(): Plugin {
  return {
    name: 'demo-scorecard',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: readFileSync(FILE) });
    },
  };
}
