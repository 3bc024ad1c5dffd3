import { expect, test } from './fixtures.ts';
import { isNginxInstalled, startNginx } from './servers/nginx.ts';

test("README's nginx snippet serves the page and the server's figures", async ({
  page,
  addresses,
  stopAfter,
}) => {
  test.skip(!isNginxInstalled(), 'nginx is not installed');
  const nginx = stopAfter(await startNginx(addresses.prometheus));
  await page.goto(`${nginx.url}/?at=2026-01-31T00:00:00Z`);
  await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'A+');
  await expect(page.locator('[data-indicator="uptime"][data-text="99.95\u00A0%"]').first()).toBeVisible();
  expect((await page.request.get(`${nginx.url}/nothing-here`)).status()).toBe(404);
});
