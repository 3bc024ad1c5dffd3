import type { Page } from '@playwright/test';
import { AT, addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';

/** A little more than the five minutes after which the wall looks for a release. */
const LOOK_MS = 301_000;
const LOOKS = 12;

type Served = { readonly version: () => string; readonly page: (html: string) => string };

/** What the web server gives from now on as version.json and as the page itself. */
async function serve(page: Page, { version, page: change }: Served): Promise<void> {
  await page.route('**/version.json', (route) => route.fulfill({ json: { version: version() } }));
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    },
  );
}

const stamped = (version: string) => (html: string) =>
  html.replace(/(<meta name="version" content=")[^"]*/, `$1${version}`);

/** How often the page was loaded while the wall looked for releases for an hour. */
async function loadsInAnHour(page: Page): Promise<number> {
  let loads = 0;
  let looked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/version.json')) looked += 1;
  });
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  for (let look = 0; look < LOOKS; look += 1) {
    await page.clock.runFor(LOOK_MS);
    await page.waitForTimeout(500);
  }
  expect(looked, 'looks for a release').toBeGreaterThan(LOOKS / 2);
  return loads;
}

test.describe('a wall and the releases of its server', () => {
  // What is not there is asked for on purpose.
  test.use({ expectedProblems: [/Failed to load resource/] });

  test.beforeEach(async ({ page, addresses }) => {
    await page.clock.install();
    // Not the demo: its service worker would answer before anything served here.
    await page.goto(addressOf(addresses.live, { view: 'wall', rotate: 'off', at: AT }));
    await expect(page.locator('[data-grade="A+"]')).toBeVisible();
  });

  test('a new release is loaded, once', async ({ page }) => {
    await serve(page, { version: () => 'next', page: stamped('next') });
    expect(await loadsInAnHour(page)).toBe(1);
    await expect(page.locator('meta[name="version"]')).toHaveAttribute('content', 'next');
    // Its first questions ran into an hour that passed in seconds; what it shows of them is not the point here.
    await expect(page.locator('main[data-page]')).toBeVisible();
  });

  test('one whose script is missing is not', async ({ page }) => {
    await serve(page, {
      version: () => 'next',
      page: (html) => stamped('next')(html).replace(/assets\/index-[\w-]+\.js/, 'assets/index-gone.js'),
    });
    expect(await loadsInAnHour(page)).toBe(0);
  });

  test('one that is announced and not served is not', async ({ page }) => {
    await serve(page, { version: () => 'next', page: (html) => html });
    expect(await loadsInAnHour(page)).toBe(0);
  });

  test('a server that names another one each time cannot make it reload', async ({ page }) => {
    let looks = 0;
    await serve(page, { version: () => `release-${looks++}`, page: (html) => html });
    expect(await loadsInAnHour(page)).toBe(0);
  });
});

test('a wall whose scorecard.json is broken goes on by itself once it is mended', async ({
  page,
  addresses,
}) => {
  await page.clock.install();
  await page.route('**/scorecard.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{' }),
  );
  await page.goto(addressOf(addresses.demo, { view: 'wall' }));
  await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByText('looks at the file again every half minute')).toBeVisible();
  await page.unroute('**/scorecard.json');
  await page.clock.runFor(31_000);
  await expect(page.locator('[data-grade="A+"]')).toBeVisible();
});
