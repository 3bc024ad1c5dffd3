import type { Page } from '@playwright/test';
import { AT, figure, open, param, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

const windowPicker = (page: Page) => page.getByRole('combobox', { name: 'Window' });

test.describe('the keyboard', () => {
  test('skips to the content, reaches a tile, opens its details and comes back to it', async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.live, { at: AT });
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();

    const title = figure(page, 'uptime').getByRole('button', { name: /^System uptime/ });
    await windowPicker(page).focus();
    for (let stops = 0; stops < 20 && !(await isFocused(title)); stops++) await page.keyboard.press('Tab');
    await expect(title).toBeFocused();

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'System uptime' });
    await expect(dialog).toBeVisible();
    expect(param(page, 'indicator')).toBe('uptime');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);

    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(title).toBeFocused();
    expect(param(page, 'indicator')).toBeNull();
  });
});

const isFocused = (locator: ReturnType<Page['locator']>): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

test('going back finds the place where the reader was', async ({ page, addresses }) => {
  await open(page, addresses.live, { at: AT, view: 'operations', window: '30d' });
  await expect(page.locator('[data-chart]').nth(1), 'what lies below the first chart').toBeAttached();
  await page.evaluate(() => window.scrollTo(0, 1500));
  const place = await page.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(1000);

  // A click of the mouse would scroll up to the link first.
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Engineering' })
    .dispatchEvent('click');
  await expect(page.getByRole('heading', { level: 1, name: 'Engineering' })).toBeVisible();
  await page.goBack();
  await settled(page);
  // What lies above may have grown a little.
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(place - 50);
});

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });

  test('holds over a reload and is there before the first paint', async ({ page, addresses }) => {
    await open(page, addresses.live, { at: AT });
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await background()).toBe('dark');

    await page.addInitScript(() => {
      const themes: (string | null)[] = [];
      Object.assign(window, { themesPainted: themes });
      new PerformanceObserver(() => themes.push(document.documentElement.getAttribute('data-theme'))).observe(
        {
          type: 'paint',
          buffered: true,
        },
      );
    });
    await page.reload();
    await settled(page);
    const painted = await page.evaluate(
      () => (window as unknown as { themesPainted: string[] }).themesPainted,
    );
    expect(painted.length).toBeGreaterThan(0);
    expect(new Set(painted)).toEqual(new Set(['dark']));

    await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'System theme' });
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
});
