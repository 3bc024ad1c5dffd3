import type { Page } from '@playwright/test';
import { AT, addressOf, figure, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

/** Holds a part of the app back, and everything else not. */
async function holdBack(page: Page, part: string): Promise<{ asked: Promise<unknown>; release: () => void }> {
  const asked = page.waitForRequest(`**/assets/${part}-*.js`);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/assets/${part}-*.js`, async (route) => {
    await released;
    await route.continue();
  });
  return { asked, release };
}

test('the questions leave before the framework has come', async ({ page, addresses }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/query')) asked.push(request.postData() ?? '');
  });
  const framework = await holdBack(page, 'react');
  await page.goto(addressOf(addresses.live, { at: AT }), { waitUntil: 'commit' });
  await framework.asked;
  // All figures, the two steps of the incidents too, and the first of these before everything else.
  await expect.poll(() => asked.length).toBeGreaterThanOrEqual(16);
  expect(new URLSearchParams(asked[0]).get('query')).toMatch(/^sum_over_time/);
  const slots = () => asked.filter((question) => new URLSearchParams(question).get('step') === '60');
  await expect.poll(slots, 'of incidents').not.toEqual([]);
  await expect(page.locator('main')).toHaveCount(0);
  const before = [...asked];

  framework.release();
  await settled(page);
  await expect(figure(page, 'uptime')).toContainText('99.95');
  const again = asked.slice(before.length).filter((question) => before.includes(question));
  expect(again, 'asked twice').toEqual([]);
});

test('figures stay on the screen while the parts below them are on their way', async ({
  page,
  addresses,
}) => {
  const details = await holdBack(page, 'executive-details');
  await page.goto(addressOf(addresses.live, { at: AT }));
  await expect(figure(page, 'uptime')).toContainText('99.95');
  await details.asked;
  const hidden = await page.evaluate(async () => {
    let frames = 0;
    for (let frame = 0; frame < 20; frame++) {
      await new Promise(requestAnimationFrame);
      if (document.querySelector('main h1')?.checkVisibility() !== true) frames += 1;
    }
    return frames;
  });
  expect(hidden, 'frames without figures').toBe(0);

  details.release();
  await expect(page.getByRole('heading', { name: 'Pillars', exact: true })).toBeVisible();
});

test.describe('when the parts below cannot be fetched', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('the figures stay, and the page says what is missing', async ({ page, addresses }) => {
    await page.route('**/assets/executive-details-*.js', (route) => route.abort());
    await page.goto(addressOf(addresses.live, { at: AT }));
    await expect(page.getByRole('status').filter({ hasText: 'could not be fetched' })).toBeVisible();
    await expect(figure(page, 'uptime')).toContainText('99.95');
  });
});
