import type { Page } from '@playwright/test';
import { AT, addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startPreview } from './servers/preview.ts';
import { openWall } from './wall-screen.ts';

/** How often the page asked for the screen to stay on, and how many locks it holds now. */
const wakeLocks = (page: Page) =>
  page.evaluate(() => (window as unknown as { wakeLocks: { asked: number; held: number } }).wakeLocks);

/** Grants every lock, and takes it back once the page is hidden, as browsers do. */
function grantWakeLocks(): void {
  const state = { asked: 0, held: 0 };
  Object.assign(window, { wakeLocks: state });
  Object.defineProperty(navigator, 'wakeLock', {
    value: {
      request: async () => {
        state.asked += 1;
        state.held += 1;
        let isHeld = true;
        const release = async () => {
          if (isHeld) state.held -= 1;
          isHeld = false;
        };
        document.addEventListener('visibilitychange', () => {
          if (document.visibilityState === 'hidden') void release();
        });
        return { release };
      },
    },
  });
}

test('the screen stays on where the browser grants it, and again after it was hidden', async ({
  page,
  addresses,
}) => {
  await page.addInitScript(grantWakeLocks);
  await openWall(page, addresses.live, { at: AT });
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 1, held: 1 });
  // A headless browser cannot be made to hide a page, so the page is told that it was.
  const turn = (state: DocumentVisibilityState) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  expect(await wakeLocks(page)).toEqual({ asked: 1, held: 0 });
  await turn('visible');
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 2, held: 1 });
  await page.keyboard.press('ArrowRight');
  await page.getByRole('link', { name: 'Leave the wall' }).click();
  await expect.poll(() => wakeLocks(page)).toEqual({ asked: 2, held: 0 });
});

test('F is for full screen, and back', async ({ page, addresses }) => {
  await openWall(page, addresses.live, { at: AT });
  const isFull = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(false);
});

test('there is no cursor and there are no buttons until somebody comes, and none once they left', async ({
  page,
  addresses,
}) => {
  await page.clock.install();
  await openWall(page, addresses.live, { at: AT });
  const main = page.locator('main');
  const buttons = page.getByRole('button', { name: 'Full screen' });
  await expect(main).toHaveCSS('cursor', 'none');
  await expect(buttons).toHaveCount(0);
  await page.mouse.move(300, 300);
  await expect(main).not.toHaveCSS('cursor', 'none');
  await expect(buttons).toBeVisible();
  await page.clock.runFor(5_000);
  await expect(main).toHaveCSS('cursor', 'none');
  await expect(buttons).toHaveCount(0);
});

test('it is dark before its first script has come, for whoever prefers light', async ({
  page,
  addresses,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  // Held back for good; the page is closed with them.
  await page.route('**/*.js', () => undefined);
  await page.goto(addressOf(addresses.live, { view: 'wall' }), { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('it is dark, and moves by a few pixels every few minutes', async ({ page, addresses }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.clock.install();
  await openWall(page, addresses.live, { at: AT, rotate: 'off' });
  const title = page.locator('h1');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  const places = new Set<string>();
  const first = await title.boundingBox();
  if (first === null) throw new Error('the wall has no title');
  for (let look = 0; look < 9; look += 1) {
    const box = await title.boundingBox();
    if (box === null) throw new Error('the wall has no title');
    places.add(`${box.x} ${box.y}`);
    for (const moved of [box.x - first.x, box.y - first.y]) expect(Math.abs(moved)).toBeLessThan(6);
    // Each timer that is due runs once, as it would: there is one for this.
    await page.clock.fastForward(180_000);
  }
  expect(places.size).toBe(9);
});

test.describe('a panel in a frame of another page', () => {
  test.use({ expectedProblems: [/frame-ancestors/] });
  const INTRANET = 'http://localhost/status';

  /**
   * The panel in a page of another origin, with the headers it is served with, or without its policy. It is handed over
   * here since Chromium lets no page that has no address of its own frame one of this machine.
   */
  async function frameIt(page: Page, app: string, hasPolicy = true): Promise<void> {
    await page.route(`${app}/?*`, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': policy = '', ...headers } = response.headers();
      const kept = hasPolicy ? { 'content-security-policy': policy } : {};
      await route.fulfill({ response, headers: { ...headers, ...kept } });
    });
    const panel = addressOf(app, { view: 'wall', panel: 'latency', at: AT }).replaceAll('&', '&amp;');
    await page.route(INTRANET, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Status</title><h1>Status</h1>
          <iframe title="Latency" width="800" height="450" src="${panel}"></iframe>`,
      }),
    );
    await page.goto(INTRANET);
  }

  // Which words FRAME_ANCESTORS takes, and what becomes of them in the header, is tested where it is read (server/).
  for (const { ancestors, isNamed } of [
    { ancestors: 'http://localhost', isNamed: true },
    { ancestors: '', isNamed: false },
  ]) {
    test(`${isNamed ? 'shows that panel and nothing else to whom FRAME_ANCESTORS names' : 'is refused to every page unless FRAME_ANCESTORS names it'}`, async ({
      page,
      addresses,
      stopAfter,
    }) => {
      const server = `${addresses.live}/prometheus`;
      const app = stopAfter(await startPreview(server, { FRAME_ANCESTORS: ancestors }));
      await frameIt(page, app.url);
      const panel = page.frameLocator('iframe');
      if (!isNamed) {
        const addressesOfFrames = () => page.frames().map((frame) => frame.url());
        await expect.poll(addressesOfFrames).toContain('chrome-error://chromewebdata/');
        await expect(panel.locator('main')).toHaveCount(0);
        return;
      }
      await expect(panel.getByRole('img', { name: /Latency: line chart/ })).toBeVisible();
      await expect(panel.getByText('P95 ≤ 200 ms')).toBeVisible();
      await expect(panel.getByText('Snapshot of 31 Jan 2026')).toBeVisible();
      await expect(panel.locator('footer, [data-grade], [data-indicator]')).toHaveCount(0);
    });
  }

  test('shows also where the web server sends no such header', async ({ page, addresses }) => {
    await frameIt(page, addresses.live, false);
    await expect(page.frameLocator('iframe').getByRole('img', { name: /Latency: line chart/ })).toBeVisible();
  });
});
