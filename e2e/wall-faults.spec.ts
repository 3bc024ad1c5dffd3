import type { Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './servers/fault-proxy.ts';
import { watchTraffic } from './traffic.ts';

// The browser's clock stands where the data are, and is moved on by hand: minutes of trouble pass in a second.
const INTERVAL = '10s';

/** What only a real connection does. What a server says, and what clocks do, is tested where the wall is (src/views/wall). */
const FAULTS: readonly { readonly name: string; readonly fault: Fault }[] = [
  {
    name: 'answers cut in their middle',
    fault: async (_request, response, pass) => {
      const body = await pass();
      response.setHeader('content-length', body.length);
      response.write(body.subarray(0, body.length / 2));
      setTimeout(() => response.destroy(), 20);
    },
  },
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

/** How far the page's clock has been moved on by hand: the server's clock has to follow it. */
let moved = 0;
let started = 0;
const serverNow = () => DEMO_NOW + Date.now() - started + moved;

/** Lets time pass for the page, five seconds at a time, while the real servers keep answering. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) {
    moved += 5_000;
    await page.clock.fastForward(5_000);
    await page.waitForTimeout(20);
  }
}

/** How long the page waits for an answer: in real time, whatever its clock says. */
async function withTimeout(page: Page, timeout: string): Promise<void> {
  await page.route('**/scorecard.json', async (route) => {
    const scorecard = await (await route.fetch()).json();
    scorecard.prometheus.timeout = timeout;
    await route.fulfill({ json: scorecard });
  });
}

/** Without anybody's help, within as many refreshes as it takes: on a busy machine a query may run into its timeout. */
async function expectRecovered(page: Page): Promise<void> {
  const shown = page.locator('[data-grade]');
  await expect(async () => {
    if ((await shown.getAttribute('data-grade')) === '') await pass(page, 10);
    await expect(state(page)).toHaveAttribute('data-freshness', 'fresh', { timeout: 5_000 });
    await expect(shown).not.toHaveAttribute('data-grade', '', { timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
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

  test.beforeEach(async ({ addresses, stopAfter }) => {
    started = Date.now();
    moved = 0;
    proxy = stopAfter(await startFaultProxy(addresses.live, serverNow));
  });

  test('keeps the last good figures whatever a connection does, says how old they are, and recovers alone', async ({
    page,
  }) => {
    await withTimeout(page, '3s');
    const { quiet } = watchTraffic(page);
    await openWall(page, proxy);
    for (const { name, fault } of FAULTS) {
      await test.step(name, async () => {
        proxy.inject(fault);
        await pass(page, 30);
        await expect(state(page)).toHaveAttribute('data-freshness', 'old');
        await expect(page.locator('header')).toContainText(/STALE since 00:\d\d UTC/);
        // Hatched, and still there.
        const uptime = page.locator('[data-indicator="uptime"] [data-age]').first();
        await expect(uptime).toHaveAttribute('data-age', 'old');
        await expect(uptime).toContainText('99.9');
        // So is the letter: the largest thing on the screen is not the last to look its age.
        await expect(page.locator('[data-grade] [data-age]').first()).toHaveAttribute('data-age', 'old');
        const calls = proxy.calls();
        await pass(page, 80);
        await expect(state(page)).toHaveAttribute('data-freshness', 'stale');
        await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', '');
        await expect(page).toHaveTitle('Operational Excellence');
        expect(proxy.calls() - calls, 'calls in 80 s to a server that is down').toBeLessThan(150);
        proxy.inject(null);
        // The timeout of what hangs is real time; the interval is the page's.
        await quiet();
        await pass(page, 15);
        await expectRecovered(page);
      });
    }
  });

  test('a name that cannot be resolved, and a network that is gone, are no different', async ({
    page,
    context,
  }) => {
    await openWall(page, proxy);
    await page.route('**/api/v1/**', (route) => route.abort('namenotresolved'));
    await pass(page, 30);
    await expect(state(page)).toHaveAttribute('data-freshness', 'old');
    await page.unroute('**/api/v1/**');
    await pass(page, 15);
    await expectRecovered(page);

    await context.setOffline(true);
    await pass(page, 30);
    await expect(page.locator('header')).toContainText('STALE since');
    // The browser says when the network is back; nobody waits for the next refresh.
    await context.setOffline(false);
    await pass(page, 5);
    await expectRecovered(page);
  });

  test('that comes up without its server shows the figures of before with their time, and none if they are damaged', async ({
    page,
  }) => {
    await openWall(page, proxy);
    await pass(page, 20);
    await expect.poll(() => page.evaluate(answersInSnapshot)).toBeGreaterThan(0);
    proxy.inject((_request, response) => response.destroy());
    await page.reload();
    await expect(page.locator('header')).toContainText(/STALE since 00:0\d UTC/);
    await expect(page.locator('[data-indicator="uptime"]').first()).toContainText('99.9');

    const damaged = await page.evaluate(damageSnapshot);
    expect(damaged, 'answers in the snapshot that was damaged').toBeGreaterThan(0);
    await page.reload();
    await pass(page, 5);
    await expect(state(page)).toHaveAttribute('data-freshness', 'unanswered');
    await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', '');
    proxy.inject(null);
    await pass(page, 15);
    await expectRecovered(page);
  });
});

/** How many answers the page has put by; 0 before it has. */
function answersInSnapshot(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('pillars');
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('snapshots')) return resolve(0);
      const reading = database.transaction('snapshots').objectStore('snapshots').get('last-good');
      reading.onerror = () => resolve(0);
      reading.onsuccess = () => {
        resolve((reading.result as { results: unknown[] } | undefined)?.results.length ?? 0);
        database.close();
      };
    };
  });
}

/** Shortens one column of one series, as half a write would. Returns how many answers there were. */
function damageSnapshot(): Promise<number> {
  type Stored = { results: { data: { series: { values: Float64Array }[] } }[] };
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('pillars');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const store = opening.result.transaction('snapshots', 'readwrite').objectStore('snapshots');
      const reading = store.get('last-good');
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const stored: Stored | undefined = reading.result;
        const [series] = (stored?.results ?? []).flatMap(({ data }) => data.series ?? []);
        if (series === undefined) return reject(new Error('the snapshot holds no series'));
        series.values = series.values.slice(1);
        store.put(stored, 'last-good').onsuccess = () => resolve(stored?.results.length ?? 0);
      };
    };
  });
}
