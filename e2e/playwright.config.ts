import { defineConfig } from '@playwright/test';
import { find, PROGRAMS } from '../scripts/programs.mjs';

// Also for the servers and for Node's own date formatting.
process.env.TZ = 'UTC';

const ARTEFACTS = '../.cache';

/**
 * Parts of the browser that no test looks at. With the last three it prepares the list under its address bar, a page
 * of its own in a process of its own, for every page that is opened, and that costs as much as the page. The others
 * are those that Playwright switches off by itself: of two such lists the browser reads the later one alone.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

export default defineConfig({
  testDir: '.',
  outputDir: `${ARTEFACTS}/playwright`,
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // For a machine that stalls; the summary names a test that needed it.
  retries: 1,
  workers: 2,
  // Limits for a machine that is slow and busy; tests wait for states and not for times.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // The one that takes minutes begins first, beside all others.
  projects: [
    { name: 'soak', testMatch: /soak\.spec\.ts$/ },
    { name: 'all others', testIgnore: /soak\.spec\.ts$|bench/ },
  ],
  reporter: [['list'], ['json', { outputFile: `${ARTEFACTS}/playwright.json` }]],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace takes up to half of a test's time: TRACE=1 keeps those of tests that fail.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: find(PROGRAMS.chromium) ?? '',
      // Containers have no user namespace for the sandbox; the rest keeps the browser from calling home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${FEATURES_OFF.join(',')}`,
      ],
    },
  },
});
