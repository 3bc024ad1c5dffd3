import type { Locator, Page } from '@playwright/test';
import { expectNoComplaints } from './axe.ts';
import { AT, open, param, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

const button = (page: Page): Locator => page.getByRole('button', { name: /^Find a view/ });
const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search or run a command' });
const field = (page: Page): Locator => palette(page).getByRole('combobox');

test('the palette is used by keyboard alone: the focus comes, leads on and goes back', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.live, { at: AT });
  await button(page).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button(page)).toBeFocused();

  await test.step('to a chart, which is then in view and has the focus', async () => {
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('p99 over time');
    await page.keyboard.press('Enter');
    await settled(page);
    await expect(page.locator('#chart-latency_p99')).toBeInViewport();
    await expect(page.locator('#chart-latency_p99')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#chart-latency_p99');
    await page.reload();
    await settled(page);
    await expect(page.locator('#chart-latency_p99')).toBeInViewport();
  });

  await test.step('single keys go to a view, and never while somebody types', async () => {
    // Shortcuts come after the first paint, with the button; two keys that are too far apart are none.
    await expect(button(page)).toBeVisible();
    await expect(async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      expect(param(page, 'view')).toBe('operations');
    }).toPass();
    await settled(page);
    const search = page.getByRole('searchbox').first();
    await search.click();
    await page.keyboard.type('g e?');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeHidden();
    expect(param(page, 'view')).toBe('operations');
    await expect(search).toHaveValue('g e?');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('axe finds nothing in the palette and the keyboard map, in both themes', async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.live, { at: AT });
    await button(page).click();
    await expect(field(page)).toBeFocused();
    await expectNoComplaints(page, 'the palette');
    await page.keyboard.type('which keys');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expectNoComplaints(page, 'the keyboard map');
  });
});
