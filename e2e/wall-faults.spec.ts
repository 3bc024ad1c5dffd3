import type { Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './servers/fault-proxy.ts';

// The browser's clock stands where the data are, and is moved on by hand: minutes of trouble pass in a second.
const INTERVAL = '10s';

const page500 =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ status: 'error', errorType: 'unavailable', error: 'out of order' }));
  };

const text =
  (body: string, type: string): Fault =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };

const FAULTS: readonly { readonly name: string; readonly fault: Fault }[] = [
  { name: 'status 500', fault: page500(500) },
  { name: 'status 503', fault: page500(503) },
  { name: 'status 429 with Retry-After', fault: page500(429, { 'retry-after': '5' }) },
  { name: 'signed out (401)', fault: page500(401) },
  { name: 'connections cut at once', fault: (_request, response) => response.destroy() },
  {
    name: 'answers cut in their middle',
    fault: async (_request, response, pass) => {
      const body = await pass();
      response.setHeader('content-length', body.length);
      response.write(body.subarray(0, body.length / 2));
      setTimeout(() => response.destroy(), 20);
    },
  },
  {
    name: 'truncated JSON',
    fault: async (_request, response, pass) => {
      const body = await pass();
      response.end(body.subarray(0, body.length / 2));
    },
  },
  { name: 'a login page', fault: text('<!doctype html><form><input type="password"></form>', 'text/html') },
  { name: 'a wrong content type', fault: text('metrics?', 'application/octet-stream') },
  { name: 'answers that never come', fault: () => {} },
  {
    name: 'answers that drip',
    fault: async (_request, response, pass) => {
      const body = await pass();
      for (const byte of body) {
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
  },
];

const state = (page: Page) => page.locator('[data-freshness]').first();

/** Lets time pass for the page, second by second, while the real servers keep answering. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) {
    await page.clock.runFor(5_000);
    await page.waitForTimeout(20);
  }
}

async function openWall(page: Page, proxy: FaultProxy): Promise<void> {
  await page.clock.install({ time: DEMO_NOW });
  await page.goto(addressOf(proxy.url, { view: 'wall', refresh: INTERVAL, pages: 'grade', rotate: 'off' }));
  await expect(state(page)).toHaveAttribute('data-freshness', 'fresh');
  await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'A+');
}

test.describe('a wall', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });
  let proxy: FaultProxy;
  let started = 0;

  test.beforeEach(async ({ addresses }) => {
    started = Date.now();
    proxy = await startFaultProxy(addresses.live, () => DEMO_NOW + Date.now() - started);
  });
  test.afterEach(() => proxy.stop());

  for (const { name, fault } of FAULTS) {
    test(`${name}: keeps the last good figures, says how old they are, and recovers alone`, async ({
      page,
    }) => {
      await page.route('**/scorecard.json', async (route) => {
        const scorecard = await (await route.fetch()).json();
        scorecard.prometheus.timeout = '3s';
        await route.fulfill({ json: scorecard });
      });
      await openWall(page, proxy);
      proxy.inject(fault);
      await pass(page, 30);
      await expect(state(page)).toHaveAttribute('data-freshness', 'old');
      await expect(page.locator('header')).toContainText('STALE since 00:00 UTC');
      // Hatched, and still there.
      const uptime = page.locator('[data-indicator="uptime"] [data-age]').first();
      await expect(uptime).toHaveAttribute('data-age', 'old');
      await expect(uptime).toContainText('99.9');
      const calls = proxy.calls();
      await pass(page, 80);
      await expect(state(page)).toHaveAttribute('data-freshness', 'stale');
      await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', '');
      await expect(page).toHaveTitle('Operational Excellence');
      expect(proxy.calls() - calls, 'calls in 80 s to a server that is down').toBeLessThan(150);
      proxy.inject(null);
      // The timeout of what hangs is real time; the interval is the page's.
      if (name.startsWith('answers that')) await page.waitForTimeout(3_500);
      await pass(page, 15);
      await expect(page.locator('[data-grade]')).not.toHaveAttribute('data-grade', '');
    });
  }

  test('that comes up without its server shows the figures of before, marked with their time', async ({
    page,
  }) => {
    await openWall(page, proxy);
    await pass(page, 20);
    await page.waitForTimeout(500);
    proxy.inject((_request, response) => response.destroy());
    await page.reload();
    await expect(page.locator('header')).toContainText(/STALE since 00:0\d UTC/);
    await expect(page.locator('[data-indicator="uptime"]').first()).toContainText('99.9');
    proxy.inject(null);
    await pass(page, 15);
    await expect(state(page)).toHaveAttribute('data-freshness', 'fresh');
  });
});
