import { expect, test } from './fixtures.ts';
import { startEcho } from './servers/echo.ts';
import { isNginxInstalled, startNginx } from './servers/nginx.ts';

test.skip(!isNginxInstalled(), 'nginx is not installed');

test("the nginx snippet of docs/deploy.md serves the page and the server's figures", async ({
  page,
  addresses,
  stopAfter,
}) => {
  const nginx = stopAfter(await startNginx(addresses.prometheus));
  await page.goto(`${nginx.url}/?at=2026-01-31T00:00:00Z`);
  await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'A+');
  await expect(page.locator('[data-indicator="uptime"][data-text="99.95\u00A0%"]').first()).toBeVisible();
  expect((await page.request.get(`${nginx.url}/nothing-here`)).status()).toBe(404);
});

test('it names the tenant to the server behind, whatever a reader claims to be', async ({
  request,
  stopAfter,
}) => {
  const nginx = stopAfter(await startNginx(stopAfter(await startEcho()).url));
  const answer = await request.get(`${nginx.url}/prometheus/api/v1/query?query=up`, {
    headers: { 'X-Scope-OrgID': 'another-team' },
  });
  expect(await answer.json()).toMatchObject({
    url: '/api/v1/query?query=up',
    headers: { 'x-scope-orgid': 'my-team' },
  });
});

test('it names who may frame the page, and lends nothing of the reader to the server behind', async ({
  request,
  stopAfter,
}) => {
  const nginx = stopAfter(await startNginx(stopAfter(await startEcho()).url));
  const page = await request.get(nginx.url);
  expect(page.headers()).toMatchObject({
    'content-security-policy': "frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  expect((await request.get(`${nginx.url}/.vite/manifest.json`)).status()).toBe(404);
  const answer = await request.get(`${nginx.url}/prometheus/api/v1/label/http.status/values`, {
    headers: { Cookie: 'session=s3cret', Authorization: 'Bearer s3cret', Origin: nginx.url },
  });
  const { url, headers } = await answer.json();
  expect(url).toBe('/api/v1/label/http.status/values');
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
});
