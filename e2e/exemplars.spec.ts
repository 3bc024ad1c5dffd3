import type { Page } from '@playwright/test';
import { open } from './figures.ts';
import { expect, test } from './fixtures.ts';

const dots = (page: Page) => page.locator('[data-chart="Latency"] [data-exemplars] circle');
const list = (page: Page) => page.getByText(/^Exemplars \(\d+\)$/);

test('a dot leads to its entry, by the pointer and from the cursor of the keyboard', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.demo, { view: 'operations', window: '24h' });
  const copies = page.getByRole('button', { name: /^Copy trace id/ });
  await dots(page).nth(1).click();
  await expect(copies.nth(1)).toBeFocused();
  await dots(page).nth(3).click();
  await expect(copies.nth(3)).toBeFocused();
  // Closed again it stays closed, until the next one is opened.
  await list(page).click();
  await expect(copies).toHaveCount(0);

  const times = await dots(page).evaluateAll((all) => all.map((dot) => Number(dot.getAttribute('cx'))));
  const latest = times.indexOf(Math.max(...times));
  await page.locator('[data-chart="Latency"]').getByRole('application').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(copies.nth(latest)).toBeFocused();
});
