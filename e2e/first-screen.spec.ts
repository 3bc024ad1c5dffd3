import { AT, addressOf, figure, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startFaultProxy } from './servers/fault-proxy.ts';

/** The queries a page sends at a time over HTTP/1.1: of the six connections of a browser two are left for its code. */
const AT_A_TIME = 4;

test('queries leave with the page, those of incidents first, and none twice', async ({ page, addresses }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/query')) asked.push(request.postData() ?? '');
  });
  // Not a midnight: then the days of a month may be the window of a figure, and two plans ask the same.
  await page.goto(addressOf(addresses.live, { at: '2026-01-30T12:00:00Z' }));
  await settled(page);
  // Incidents are looked for in two steps.
  expect(new URLSearchParams(asked[0]).get('query')).toMatch(/^sum_over_time/);
  expect(asked.filter((query, index) => asked.indexOf(query) !== index)).toEqual([]);
});

test('a server that answers nothing for long holds up neither the page nor the code of another', async ({
  page,
  addresses,
  stopAfter,
}) => {
  const proxy = stopAfter(await startFaultProxy(addresses.live, Date.now));
  let underWay = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  let isHeld = true;
  proxy.inject(async (_request, response, pass) => {
    underWay += 1;
    most = Math.max(most, underWay);
    if (isHeld) await new Promise<void>((go) => waiting.push(go));
    response.end(await pass());
    underWay -= 1;
  });
  await page.goto(addressOf(proxy.url, { at: AT, view: 'operations' }));
  // Nothing has been answered, and nothing will be until it is released below.
  await expect(page.getByRole('heading', { name: 'Operations', level: 1 })).toBeVisible();
  await expect(page.locator('main [data-state="loading"]').first()).toBeVisible();
  const progress = page.locator('[data-part="progress"]');
  await expect(progress).toHaveText(/^0 of \d+ queries answered$/);

  await page.getByRole('link', { name: 'Engineering' }).click();
  await expect(page.getByRole('heading', { name: 'Engineering', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Executive' }).click();
  await expect(page.locator('main h1')).toBeVisible();

  for (const go of waiting.splice(0, 2)) go();
  await expect(progress).toHaveText(/^[12] of \d+ queries answered$/);
  isHeld = false;
  for (const go of waiting.splice(0)) go();
  await settled(page);
  await expect(figure(page, 'uptime')).toContainText('99.95');
  await expect(progress).toHaveCount(0);
  expect(most).toBe(AT_A_TIME);
});

test.describe('when code of the page cannot be fetched', () => {
  test.use({ expectedProblems: [/Failed to (load resource|fetch dynamically imported module)/] });

  test('the demo world is missed in a sentence, with a way on', async ({ page, addresses }) => {
    await page.route('**/assets/start-demo-*.js', (route) => route.abort());
    await page.goto(addresses.demo);
    await expect(page.getByRole('heading', { name: 'The page could not be loaded' })).toBeVisible();
    await page.unroute('**/assets/start-demo-*.js');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(figure(page, 'uptime')).toContainText('99.95');
  });

  test('another page says so, and fetches it again only when asked', async ({ page, addresses }) => {
    let tries = 0;
    await page.route('**/assets/engineering-page-*.js', (route) => {
      tries += 1;
      return route.abort();
    });
    await page.goto(addressOf(addresses.live, { at: AT }));
    await settled(page);
    await page.getByRole('link', { name: 'Engineering' }).click();
    await expect(page.getByRole('alert')).toContainText('This part of the page failed');
    // Were it fetched anew at each failure, there would be many by now.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    // The hint to load it early, and the import itself.
    expect(tries).toBeLessThanOrEqual(2);
    await page.unroute('**/assets/engineering-page-*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Engineering', level: 1 })).toBeVisible();
  });
});
