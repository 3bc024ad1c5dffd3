import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BUILD_TARGET } from './scripts/vite/build-target.ts';
import { buildVersion } from './scripts/vite/build-version.ts';
import { compressedFiles } from './scripts/vite/compressed-files.ts';
import { contentSecurityPolicy } from './scripts/vite/content-security-policy.ts';
import { demoScorecard } from './scripts/vite/demo-scorecard.ts';
import { evidencePage } from './scripts/vite/evidence-page.ts';
import { jsonSchemas } from './scripts/vite/json-schemas.ts';
import { keepScorecard } from './scripts/vite/keep-scorecard.ts';
import { publishTrustPage } from './scripts/vite/trust-page.ts';

const testDefaults = { env: { TZ: 'UTC' }, setupFiles: ['scripts/vitest/quiet-console.ts'] };

export default defineConfig({
  // dist/ works under any path: at the root, below a proxy, in Prometheus at /user/.
  base: './',
  // The view is in the query string, so an unknown path is a mistake and must be 404, not the page again.
  appType: 'mpa',
  plugins: [
    react(),
    keepScorecard(),
    demoScorecard(),
    jsonSchemas(),
    evidencePage(),
    publishTrustPage(),
    contentSecurityPolicy(),
    buildVersion(),
    compressedFiles(),
  ],
  build: {
    target: BUILD_TARGET,
    manifest: true,
    rolldownOptions: {
      output: {
        // What every page needs comes in one file instead of one for each set of pages that share it.
        codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] },
      },
    },
  },
  test: {
    // A process a file took four fifths of the time. Nothing under test keeps state that a test does not set itself.
    isolate: false,
    maxWorkers: '100%',
    // For a test that hangs, not for one that a busy machine holds up.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...testDefaults,
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'server/**/*.test.ts'],
          benchmark: { include: ['.cache/bench/*.bench.js'] },
        },
      },
      {
        extends: true,
        test: {
          ...testDefaults,
          name: 'component',
          environment: 'jsdom',
          testTimeout: 180_000,
          // A page is made of many short-lived objects: with the usual 16 MiB for them, a third of the time was spent on clearing up.
          execArgv: ['--max-semi-space-size=64'],
          include: ['src/**/*.test.tsx'],
          benchmark: { include: [] },
          setupFiles: [...testDefaults.setupFiles, 'scripts/vitest/clean-dom.ts'],
          // Its CommonJS would bring a second copy of CodeMirror along.
          alias: {
            '@prometheus-io/codemirror-promql': '@prometheus-io/codemirror-promql/dist/esm/index.js',
          },
          server: { deps: { inline: [/codemirror-promql/] } },
        },
      },
    ],
  },
});
