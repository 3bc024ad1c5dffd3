import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build, type Plugin, type Rolldown, runnerImport } from 'vite';
import { BUILD_TARGET } from './build-target.ts';

type EvidenceModule = typeof import('#evidence/evidence.ts');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What is inlined may not look like the end, or a comment, of the element it stands in. */
const inline = (script: string): string => script.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');

/**
 * The page around the evidence: script and style are in it, and its policy allows these two by their hashes, no others,
 * and no network at all.
 */
async function template({ EVIDENCE_ELEMENT, EVIDENCE_PLACE }: EvidenceModule): Promise<string> {
  const script = inline(await bundle());
  const style = await readFile('src/evidence/page.css', 'utf8');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence</title>
<style>${style}</style>
</head>
<body>
<main><p role="status">Computing …</p><noscript>This file computes its figures in the browser and needs JavaScript.</noscript></main>
<script type="application/json" id="${EVIDENCE_ELEMENT}">${EVIDENCE_PLACE}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** A worker would be a file of its own, and the policy of this page allows none: large answers are read in slices. */
const withoutWorker: Plugin = {
  name: 'without-worker',
  load: (id) =>
    id.endsWith('/src/prometheus/worker-thread.ts')
      ? 'export const workerThread = () => Promise.resolve(null);'
      : null,
};

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [withoutWorker],
    build: {
      write: false,
      target: BUILD_TARGET,
      modulePreload: false,
      rolldownOptions: {
        input: 'src/evidence/page.ts',
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const [chunk, ...others] = output?.output ?? [];
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the evidence page is not one script');
  return chunk.code;
}

/** Publishes the page that an evidence file is made of. */
export function evidencePage(): Plugin {
  return {
    name: 'evidence-page',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport<EvidenceModule>('/src/evidence/evidence.ts', {
        logLevel: 'error',
      });
      this.emitFile({ type: 'asset', fileName: module.EVIDENCE_TEMPLATE, source: await template(module) });
    },
  };
}
