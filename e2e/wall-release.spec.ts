import type { Page, Response } from '@playwright/test';
import { AT, addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';

/** A little more than the five minutes after which the wall looks for a release. */
const LOOK_MS = 301_000;

/** What the web server gives from now on: another release, and this as the page itself. */
async function serve(page: Page, change: (html: string) => string): Promise<void> {
  await page.route('**/version.json', (route) => route.fulfill({ json: { version: 'next' } }));
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    },
  );
}

const stamped = (html: string): string => html.replace(/(<meta name="version" content=")[^"]*/, '$1next');

/** Lets the wall look for a release that many times; it begins no look before the last one is over. */
async function look(page: Page, times: number): Promise<void> {
  let looks = 0;
  const count = (response: Response) => {
    if (response.url().endsWith('/version.json')) looks += 1;
  };
  page.on('response', count);
  for (let wanted = 1; wanted <= times; wanted += 1) {
    await expect(async () => {
      await page.clock.fastForward(LOOK_MS);
      await expect.poll(() => looks, { timeout: 1_000 }).toBeGreaterThanOrEqual(wanted);
    }).toPass();
  }
  page.off('response', count);
}

test.describe('a wall and the releases of its server', () => {
  // What is not there is asked for on purpose.
  test.use({ expectedProblems: [/Failed to load resource/] });

  // Every other way in which a release is none is tested where it is looked for (src/app).
  test('a release whose script is missing is left alone, and a whole one is loaded, once', async ({
    page,
    addresses,
  }) => {
    let loads = 0;
    page.on('domcontentloaded', () => {
      loads += 1;
    });
    await page.clock.install();
    // Not the demo: its service worker would answer before anything served here.
    await page.goto(addressOf(addresses.live, { view: 'wall', rotate: 'off', at: AT }));
    await expect(page.locator('[data-grade="A+"]')).toBeVisible();

    await serve(page, (html) => stamped(html).replace(/assets\/index-[\w-]+\.js/, 'assets/index-gone.js'));
    const missed = page.waitForResponse('**/assets/index-gone.js');
    await look(page, 3);
    expect((await missed).status()).toBe(404);
    expect(loads).toBe(1);

    // A look that has begun ends before the next release is there.
    await page.unrouteAll({ behavior: 'wait' });
    await serve(page, stamped);
    await expect(async () => {
      await page.clock.fastForward(LOOK_MS);
      await expect.poll(() => loads, { timeout: 2_000 }).toBe(2);
    }).toPass();
    await expect(page.locator('meta[name="version"]')).toHaveAttribute('content', 'next');
    // Its first questions ran into minutes that passed at once; what it shows of them is not the point here.
    await expect(page.locator('main[data-page]')).toBeVisible();
    await look(page, 3);
    expect(loads).toBe(2);
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
