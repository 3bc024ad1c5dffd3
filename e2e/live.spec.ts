import type { Page } from '@playwright/test';
import { epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import { open, param, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { watchTraffic } from './traffic.ts';

/** Not on a round hour, so that some tiles are finished by a refresh and some are not. */
const BEFORE = DEMO_NOW - 6 * HOUR - 10 * MINUTE;

const latency = (page: Page) => page.locator('[data-chart="Latency"]');

/** What the server's answers have moved over the wire since the last time it was asked. */
function countBytes(page: Page): () => Promise<number> {
  let sizes: Promise<number>[] = [];
  const { quiet } = watchTraffic(page);
  page.on('requestfinished', (request) => {
    if (request.url().includes('/api/v1/'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => {
    await settled(page);
    await quiet();
    const all = await Promise.all(sizes);
    sizes = [];
    return all.reduce((sum, size) => sum + size, 0);
  };
}

const drawn = (page: Page): Promise<readonly (string | null)[]> =>
  latency(page)
    .locator('path[data-line]')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));

test.describe('a live page', () => {
  test('asks for what is new of thirty days, and shows what a page that asks for all would', async ({
    page,
    addresses,
  }) => {
    const bytes = countBytes(page);
    await page.clock.setFixedTime(BEFORE);
    await open(page, addresses.live, { view: 'operations', window: '30d', refresh: 'off' });
    const first = await bytes();

    await page.clock.setFixedTime(BEFORE + MINUTE);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByText('17:51:00 UTC')).toBeVisible();
    const minuteLater = await bytes();
    // What tells how far the figures may be trusted is asked in full each time; it is small beside them.
    expect(minuteLater / first, `${minuteLater} of ${first} bytes`).toBeLessThan(0.1);

    await page.clock.setFixedTime(BEFORE + 30 * MINUTE);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByText('18:20:00 UTC')).toBeVisible();
    const halfHourLater = await bytes();
    expect(halfHourLater / first, `${halfHourLater} of ${first} bytes`).toBeLessThan(0.1);
    test.info().annotations.push({
      type: 'measured',
      description: `first ${first} bytes, a minute later ${minuteLater}, half an hour later ${halfHourLater}`,
    });
    await expect(latency(page).locator('path[data-line]')).toHaveCount(3);
    const patched = await drawn(page);

    const at = formatInstant(epochMs(BEFORE + 30 * MINUTE));
    await open(page, addresses.live, { view: 'operations', window: '30d', at });
    await bytes();
    expect(await drawn(page)).toEqual(patched);
  });

  test('throws no zoom away: not the one being drawn, and not the one on screen', async ({
    page,
    addresses,
  }) => {
    const bytes = countBytes(page);
    await page.clock.setFixedTime(BEFORE);
    await open(page, addresses.live, { view: 'operations', window: '7d', refresh: 'off' });
    const plot = latency(page).getByRole('application');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the chart has no box');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 4 });
    const figures = page.locator('[data-part="span-figures"]');
    const selected = (await figures.getAttribute('data-span')) ?? '';

    await page.clock.setFixedTime(BEFORE + 20 * MINUTE);
    await bytes();
    await page.getByRole('button', { name: 'Refresh now' }).evaluate((button: HTMLElement) => button.click());
    expect(await bytes()).toBeGreaterThan(0);
    await expect(figures).toHaveAttribute('data-selected', 'true');
    await expect(figures).toHaveAttribute('data-span', selected);
    await page.mouse.up();
    const [, end] = selected.split('/').map(Number);
    const at = formatInstant(epochMs(end ?? 0));
    await expect.poll(() => param(page, 'at')).toBe(at);
    const window = param(page, 'window');
    await settled(page);

    await page.clock.setFixedTime(BEFORE + 40 * MINUTE);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await bytes();
    expect([param(page, 'at'), param(page, 'window')]).toEqual([at, window]);
    await expect(figures).toHaveAttribute('data-span', selected);
  });
});
