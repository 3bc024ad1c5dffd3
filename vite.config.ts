import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BUILD_TARGET } from './scripts/vite/build-target.ts';
import { buildVersion } from './scripts/vite/build-version.ts';
import { compressedFiles } from './scripts/vite/compressed-files.ts';
import { contentSecurityPolicy } from './scripts/vite/content-security-policy.ts';
import { demoScorecard } from './scripts/vite/demo-scorecard.ts';
import { evidencePage } from './scripts/vite/evidence-page.ts';
import { jsonSchemas } from './scripts/vite/json-schemas.ts';
import { mockServiceWorker } from './scripts/vite/mock-service-worker.ts';
import { preloadApp } from './scripts/vite/preload-app.ts';
import { shortClassNames } from './scripts/vite/short-class-names.ts';
import { shortPreload } from './scripts/vite/short-preload.ts';
import { publishTrustPage } from './scripts/vite/trust-page.ts';

/** The chunks of `groups` below that index.html links. */
const FIRST_LOAD = /\/(react|boot|app|rolldown-runtime)-[\w-]+\.(js|css)$/;

/** The scripts that are told from others by their names. Those of the lazy parts would all be in the first load. */
const NAMED = /^(react|boot|app|rolldown-runtime|charts|executive-details)$/;

const testDefaults = { env: { TZ: 'UTC' }, setupFiles: ['scripts/vitest/quiet-console.ts'] };

export default defineConfig(({ command }) => ({
  // dist/ works under any path: at the root, below a proxy, in Prometheus at /user/.
  base: './',
  // The view is in the query string, so an unknown path is a mistake and must be 404, not the page again.
  appType: 'mpa',
  plugins: [
    react(),
    mockServiceWorker(),
    demoScorecard(),
    jsonSchemas(),
    evidencePage(),
    publishTrustPage(),
    preloadApp(),
    shortPreload(),
    contentSecurityPolicy(),
    buildVersion(),
    compressedFiles(),
  ],
  css: {
    modules: {
      generateScopedName:
        command === 'build'
          ? shortClassNames(`${import.meta.dirname}/src`)
          : '[name]-[local]-[hash:base64:5]',
    },
  },
  build: {
    target: BUILD_TARGET,
    manifest: true,
    modulePreload: {
      polyfill: false,
      // What every page has loaded already need not be named once more by each lazy part.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : dependencies.filter((file) => !FIRST_LOAD.test(file)),
    },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => (NAMED.test(name) ? 'assets/[name]-[hash:7].js' : 'assets/[hash:7].js'),
        codeSplitting: {
          // A group takes along what its modules import, so the first in line owns what several share: charts must
          // not own React, nor the page what the entry needs before it. Without a group of its own, the page would
          // be cut into one small file for every set of lazy views that share something with it.
          groups: [
            { name: 'react', test: /\/node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
            { name: 'boot', test: /\/src\/app\/main\.ts$/, priority: 3 },
            { name: 'app', test: /\/src\/app\/mount\.tsx$/, priority: 2 },
            { name: 'executive-details', test: /\/src\/views\/executive-details\.tsx$/, priority: 1.5 },
            {
              name: 'tile-details',
              test: /\/src\/views\/(tile-trend|exemption-note)\.tsx$/,
              priority: 1.2,
            },
            {
              name: 'after-first-paint',
              test: /\/src\/app\/(page-actions|notices|dialogs)\.tsx$/,
              priority: 1.1,
            },
            {
              name: 'in-pieces',
              test: /\/src\/(prometheus\/ask-parts|scorecard\/scan-in-pieces)\.ts$/,
              priority: 1,
            },
            { name: 'charts', test: /\/node_modules\/recharts\//, priority: 1.05 },
            { name: 'trend-chart', test: /\/src\/views\/trend-chart\.tsx$/, priority: 1 },
            { name: 'operations-view', test: /\/src\/views\/operations-view\.tsx$/, priority: 0.5 },
          ],
        },
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
        },
      },
    ],
  },
}));
