import type { Page } from '@playwright/test';
import { AT, open, param, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';

const openReview = (page: Page, app: string, params: Readonly<Record<string, string>> = {}) =>
  open(page, app, { at: AT, view: 'review', ...params });

/** What the server itself answers. */
async function ask(server: string, query: string, time: string): Promise<number> {
  const response = await fetch(`${server}/api/v1/query?${new URLSearchParams({ query, time })}`);
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1]);
}

test('the week on a real Prometheus is what the server itself says of it', async ({ page, addresses }) => {
  await openReview(page, addresses.live);
  await expect(page.locator('[data-part="period"]')).toContainText('19 Jan 2026 – 25 Jan 2026');
  const end = '2026-01-26T00:00:00Z';
  const valid = await ask(addresses.prometheus, 'sum(increase(http_requests_total{status!~"4.."}[7d]))', end);
  const failed = await ask(
    addresses.prometheus,
    'sum(increase(http_requests_total{status=~"5.."}[7d]))',
    end,
  );

  const figures = await readTable(page, 'Every graded figure');
  const uptime = figures.find(([title]) => title === 'System uptime');
  expect(uptime?.[2]).toBe(`${(100 * (1 - failed / valid)).toFixed(3)} %`);

  // The outage of the demo world: 21 minutes.
  const [incident] = await readTable(page, 'Incidents');
  expect(incident?.slice(0, 3)).toEqual(['21 Jan 2026, 14:07', '21 Jan 2026, 14:28', '21 min']);
  const lost = await ask(
    addresses.prometheus,
    'sum(increase(http_requests_total{status=~"5.."}[21m]))',
    '2026-01-21T14:28:00Z',
  );
  const share = ((100 * lost) / (valid * 0.001)).toFixed(2);
  expect(incident?.[3]).toBe(`${share} % (${Math.round(lost).toLocaleString('en-US')} failed)`);

  // It leads to the charts of its time: as much before and after it.
  await page.getByRole('region', { name: 'Incidents' }).getByRole('link').click();
  expect(param(page, 'view')).toBe('operations');
  expect(param(page, 'at')).toBe('2026-01-21T14:49:00Z');
  expect(param(page, 'window')).toBe('1h3m');
  await page.goBack();

  // The letter is that of the scorecard over the same days, and a line leads to its figure there.
  const letter = await page
    .locator('main [role="img"][aria-label^="Grade"]')
    .first()
    .getAttribute('aria-label');
  await page
    .getByRole('region', { name: 'Every graded figure' })
    .getByRole('link', { name: 'System uptime' })
    .click();
  expect(param(page, 'at')).toBe(end);
  expect(param(page, 'window')).toBe('1w');
  await expect(page.getByRole('dialog', { name: 'System uptime' })).toContainText(uptime?.[2] ?? '');
  await expect(page.locator('main [data-grade]').getByRole('img')).toHaveAttribute(
    'aria-label',
    letter ?? '',
  );
});
