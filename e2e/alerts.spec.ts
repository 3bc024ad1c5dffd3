import { AT, open, param, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';

test('alerts that fire or are about to lead to their chart, and broken rules are named', async ({
  page,
  addresses,
}) => {
  const activeAt = '2026-01-30T23:20:00Z';
  const alert = (state: string, labels: object) => ({ state, labels, annotations: {}, activeAt, value: '1' });
  const rule = (name: string, query: string, lastError = '') => ({
    ...{ name, query, lastError, type: 'alerting', health: lastError === '' ? 'ok' : 'err' },
  });
  await page.route('**/api/v1/alerts', (route) =>
    route.fulfill({
      json: {
        status: 'success',
        data: {
          alerts: [
            alert('pending', { alertname: 'SlowAnswers' }),
            alert('firing', { alertname: 'Burn', indicator: 'uptime' }),
          ],
        },
      },
    }),
  );
  await page.route('**/api/v1/rules', (route) =>
    route.fulfill({
      json: {
        status: 'success',
        data: {
          groups: [
            {
              name: 'g',
              rules: [
                rule('SlowAnswers', 'sum(rate(http_request_duration_seconds_bucket{le="0.5"}[5m])) < 1'),
                rule('Broken', 'a * b', 'found duplicate series <b>'),
              ],
            },
          ],
        },
      },
    }),
  );
  await open(page, addresses.live, { view: 'operations', at: AT });
  await expect
    .poll(async () => (await readTable(page, /^Alerts that fire/)).map((row) => row.slice(0, 3)))
    .toEqual([
      ['Burn', 'firing', '30 Jan 2026, 23:20 UTC'],
      ['SlowAnswers', 'pending', '30 Jan 2026, 23:20 UTC'],
    ]);
  await expect
    .poll(() => readTable(page, /^Rules the server cannot evaluate/))
    .toEqual([['Broken', 'found duplicate series <b>']]);
  const links = page.getByRole('region', { name: /^Alerts that fire/ }).getByRole('link', { name: /^Chart/ });
  await expect(links).toHaveCount(2);
  await links.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => param(page, 'view')).toBe('performance');
});
