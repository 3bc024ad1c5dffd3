import type { Page } from '@playwright/test';
import { open, param, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

test.describe('the charts of operations', () => {
  const latency = (page: Page) => page.locator('[data-chart="Latency"]');

  test('show each percentile as a line, and its target', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations' });
    const chart = latency(page);
    await expect(chart).toHaveAttribute('data-state', 'ready');
    await expect(chart.locator('path[data-line]')).toHaveCount(3);
    await expect(chart.locator('.recharts-reference-line-line')).toHaveCount(3);
    for (const target of ['P50 ≤ 100 ms', 'P95 ≤ 200 ms', 'P99 ≤ 500 ms']) {
      await expect(chart.locator('text').filter({ hasText: target })).toHaveText(target);
    }
    for (const title of ['Error rate', 'Throughput', 'Database connections used', 'Cache hit rate']) {
      await expect(page.locator(`[data-chart="${title}"] path[data-line]`)).toHaveCount(1);
    }
  });

  test('zoom to the span a reader drags across', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations' });
    const plot = latency(page).getByRole('application');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the chart has no box');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, y, { steps: 5 });
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-30T\d\d:\d\d:00Z$/);
    expect(param(page, 'window')).toMatch(/^\d+[hm](\d+m)?$/);
    await settled(page);
    await expect(latency(page)).toHaveAttribute('data-state', 'ready');
  });

  test('are also there as a table', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations' });
    await latency(page).getByText('Show as table').click();
    const rows = latency(page).getByRole('row');
    await expect(rows.first()).toHaveText('TimeP50P95P99');
    await expect(rows.last()).toContainText('31 Jan 2026, 00:00:00 UTC');
    await expect(rows.last()).toContainText('150 ms');
  });
});
