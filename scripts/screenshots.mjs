// Takes the pictures of README.md from the demo world: `npm run screenshots`.
import { chromium } from '@playwright/test';
import { readSettings } from '../server/settings.mjs';
import { startServer } from '../server/start-server.mjs';
import { ensureBuild } from './build.mjs';
import { find, PROGRAMS } from './programs.mjs';
import { ROOT, stop } from './run.mjs';

const SHOTS = [
  { view: 'executive', height: 930, ready: ['[data-grade="A+"]', '[data-overdue]'] },
  {
    view: 'operations',
    height: 1060,
    ready: ['[data-chart="Latency"] path[data-line]', 'summary:has-text("Exemplars")'],
  },
];

await ensureBuild();
const executablePath =
  find(PROGRAMS.chromium) ?? stop('No Chromium was found; npm test says how to get one.');
const server = await startServer(readSettings({ PORT: '0' }), { folder: `${ROOT}dist` });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { view, height, ready } of SHOTS) {
    const page = await browser.newPage({ viewport: { width: 1280, height }, colorScheme: 'light' });
    await page.goto(`${server.addresses[0]}?view=${view}`);
    // The change of a figure is the last to be asked for, and comes with its course.
    for (const part of [...ready, '[data-indicator]:nth-of-type(4) [data-sense]'])
      await page.waitForSelector(part);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${ROOT}docs/images/${view}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
