// npm run docs:metrics: writes docs/metrics.md from scorecard.json and the docstrings.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';

/** @typedef {typeof import('./metrics-page/metrics-page.ts')} MetricsPage */

/** @type {{ module: MetricsPage }} */
const { module } = await runnerImport('/scripts/metrics-page/metrics-page.ts', { logLevel: 'error' });
writeFileSync(join(ROOT, 'docs/metrics.md'), module.metricsPage(ROOT));
