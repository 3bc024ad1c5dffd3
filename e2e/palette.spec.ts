import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { editIndicator, serveScorecard } from './edited-scorecard.ts';
import { AT, open, param, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';

const button = (page: Page): Locator => page.getByRole('button', { name: /^Find a view/ });
const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search or run a command' });
const field = (page: Page): Locator => palette(page).getByRole('combobox');

/** The shortcuts come after the first paint. */
async function ready(page: Page): Promise<void> {
  await expect(button(page)).toBeVisible();
}

for (const modifier of ['Control', 'Meta']) {
  test(`${modifier}+K opens the palette, the arrows choose, Enter goes there`, async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.demo);
    await ready(page);
    await page.keyboard.press(`${modifier}+k`);
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('security');
    const options = palette(page).getByRole('option');
    await expect(options.first()).toHaveText(/Pillar\s*Security/);
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    const first = await field(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    expect(await field(page).getAttribute('aria-activedescendant')).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await settled(page);
    await expect(palette(page)).toBeHidden();
    expect(param(page, 'view')).toBe('security');
  });
}

test('leads to figures, windows and charts; Escape gives the focus back', async ({ page, addresses }) => {
  await open(page, addresses.demo);
  await button(page).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button(page)).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('cache hit');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Cache hit rate' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('last 7');
  await page.keyboard.press('Enter');
  expect(param(page, 'window')).toBe('1w');

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('p99 over time');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.locator('#chart-latency_p99')).toBeInViewport();
  await expect(page.locator('#chart-latency_p99')).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#chart-latency_p99');

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('no such thing');
  await expect(palette(page).getByRole('status')).toHaveText('Nothing has all of these words.');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
});

test('keys one after the other go to a view, and never while somebody types', async ({ page, addresses }) => {
  await open(page, addresses.demo);
  await ready(page);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await settled(page);
  expect(param(page, 'view')).toBe('operations');

  const search = page.getByRole('searchbox').first();
  await search.click();
  await page.keyboard.type('g e?');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  expect(param(page, 'view')).toBe('operations');
  await expect(search).toHaveValue('g e?');

  await search.blur();
  await page.keyboard.press('g');
  await page.keyboard.press('3');
  await settled(page);
  expect(param(page, 'view')).toBe('quality');
});

test('? shows which keys do what, and those without Ctrl can be switched off for good', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.demo);
  await ready(page);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(keys.getByRole('row', { name: /View: Operations/ })).toContainText('go');
  await keys.getByRole('checkbox', { name: 'Keys without Ctrl or ⌘' }).uncheck();
  await page.keyboard.press('Escape');
  for (let visit = 0; visit < 2; visit += 1) {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.keyboard.press('?');
    await expect(keys).toBeHidden();
    expect(param(page, 'view')).toBeNull();
    await page.reload();
    await settled(page);
    await ready(page);
  }
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });

    test('axe finds nothing in the palette and the keyboard map, on a phone', async ({ page, addresses }) => {
      await open(page, addresses.demo);
      await button(page).click();
      await expect(field(page)).toBeFocused();
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      await page.keyboard.type('which keys');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    });
  });
}

test.describe('a line that asks for attention', () => {
  test('leads to the chart that shows it, and so does a link to that chart', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => editIndicator(scorecard, 'latency_p99', { target: 0.1 }));
    await open(page, addresses.demo);
    const link = page.locator('[data-chart-of="latency_p99"]');
    await expect(link).toHaveText(/Chart/);
    await link.click();
    await settled(page);
    const chart = page.locator('#chart-latency_p99');
    await expect(chart).toBeInViewport();
    await expect(chart.locator('[data-chart="API latency (P99)"][data-state="ready"]')).toBeVisible();
    await page.reload();
    await settled(page);
    await expect(chart).toBeInViewport();
  });

  test('of a server’s alert leads to the chart of the indicator it names, or to its time', async ({
    page,
    addresses,
  }) => {
    await page.route('**/api/v1/alerts*', (route) =>
      route.fulfill({
        json: {
          status: 'success',
          data: {
            alerts: [
              {
                labels: { alertname: 'PillarsUptimeOffTarget', indicator: 'uptime', pillar: 'reliability' },
                annotations: {},
                state: 'firing',
                activeAt: '2026-01-30T21:00:00Z',
                value: '1',
              },
              {
                labels: { alertname: 'DiskFull', instance: 'db-1' },
                annotations: {},
                state: 'firing',
                activeAt: '2026-01-30T22:00:00Z',
                value: '1',
              },
            ],
          },
        },
      }),
    );
    await open(page, addresses.live, { view: 'operations', at: AT });
    const row = (name: RegExp) => page.getByRole('row', { name });
    await row(/DiskFull/)
      .getByRole('button', { name: 'Show on charts' })
      .click();
    expect(param(page, 'at')).not.toBe(AT);
    await page.goBack();
    await row(/PillarsUptimeOffTarget/)
      .getByRole('link', { name: 'Chart of System uptime' })
      .click();
    await settled(page);
    expect(param(page, 'view')).toBe('reliability');
    await expect(page.locator('#chart-uptime')).toBeInViewport();
  });
});
