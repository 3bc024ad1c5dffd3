import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

const MINUTE = 60_000;

/** The browser of the end-to-end tests, alone on the machine. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../.cache/playwright-bench',
  workers: 1,
  retries: 0,
  timeout: 20 * MINUTE,
  reporter: 'line',
  use: { ...tests.use, trace: 'off' },
});
