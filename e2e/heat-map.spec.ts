import type { Page } from '@playwright/test';
import { AT, open, param, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const map = (page: Page) => page.locator('[data-chart="Latency distribution"]');
const cell = (page: Page) => map(page).locator('[data-part="heat-cell"]');

const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

/** "2,345 of 60,000 (3.9 %)" */
async function countOf(page: Page): Promise<{ count: number; all: number }> {
  const text = withSpaces((await cell(page).textContent()) ?? '');
  const [, count, all] = /([\d,.]+) of ([\d,.]+) \(/.exec(text) ?? [];
  return { count: number(count), all: number(all) };
}

test.describe('the heat map of latency', () => {
  test('has in each cell what the server counts, by the keyboard', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '30d', at: AT });
    await expect(map(page)).toHaveAttribute('data-state', 'ready');
    const plot = map(page).getByRole('application');
    await plot.focus();
    await page.keyboard.press('End');
    for (const { le, below, text } of [
      { le: '0.05', below: null, text: 'up to 50 ms' },
      { le: '0.1', below: '0.05', text: '50 ms – 100 ms' },
      { le: '0.2', below: '0.1', text: '100 ms – 200 ms' },
    ]) {
      await expect(cell(page)).toContainText(text.replaceAll(' ms', '\u00A0ms'));
      const step = withSpaces((await map(page).locator('[data-part="heat-legend"]').textContent()) ?? '');
      const [, hours] = /Requests in (\d+) h/.exec(step) ?? [];
      const increase = (bound: string) =>
        `sum(increase(http_request_duration_seconds_bucket{le="${bound}"}[${hours}h]))`;
      const expr = below === null ? increase(le) : `${increase(le)} - ${increase(below)}`;
      const [answer] = await ask(request, addresses.prometheus, expr);
      const { count, all } = await countOf(page);
      expect(count).toBe(Math.round(Number(answer?.value[1])));
      expect(all).toBeGreaterThan(count);
      await page.keyboard.press('ArrowUp');
    }
  });

  test('is painted, zoomed with the pointer, and shows the time its neighbours show', async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.live, { view: 'operations', window: '7d', at: AT });
    const shades = await map(page)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return new Set(Array.from(pixels).filter((_, index) => index % 4 === 3)).size;
      });
    expect(shades).toBeGreaterThan(20);
    const plot = map(page).getByRole('application');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the map has no box');
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await expect(cell(page)).toBeVisible();
    await expect(page.locator('[data-chart="Latency"] [data-cursor]')).toHaveCount(1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-2\dT/);
    await settled(page);
    await expect(map(page)).toHaveAttribute('data-state', 'ready');
  });
});
