import type { Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { AT, open, readTable, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const budget = (page: Page) => page.locator('[data-budget="uptime"]');
const chart = (page: Page) => page.locator('[data-chart="Uptime: budget left"]');

const burnRate = (window: string): string =>
  `sum(increase(http_requests_total{status=~"5.."}[${window}])) / sum(increase(http_requests_total{status!~"4.."}[${window}])) / 0.001`;
const LEFT = `1 - ${burnRate('30d')}`;
const REQUESTS_LEFT = `(${LEFT}) * 0.001 * sum(increase(http_requests_total{status!~"4.."}[30d]))`;

const numberIn = (text: string): number => Number.parseFloat(withSpaces(text).replaceAll(',', ''));

test.describe('the error budget', () => {
  test('is what the server itself computes, and is looked at closely without becoming another', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'operations', at: AT });
    const value = async (expr: string): Promise<number> =>
      Number((await ask(request, addresses.prometheus, expr))[0]?.value[1]);

    const text = withSpaces((await budget(page).textContent()) ?? '');
    expect(numberIn(/([\d.]+) % left/.exec(text)?.[1] ?? '')).toBeCloseTo(100 * (await value(LEFT)), 0);
    expect(numberIn(/failed of [\d,]+ allowed, ([\d,]+) left/.exec(text)?.[1] ?? '')).toBe(
      Math.floor(await value(REQUESTS_LEFT)),
    );

    const rows = await readTable(page, 'Uptime: how fast the budget burns');
    expect(rows.map(([window]) => window)).toEqual(['5m', '30m', '1h', '6h', '3d']);
    for (const [window = '', shown = ''] of rows) {
      expect(Math.abs(numberIn(shown) - (await value(burnRate(window)))), window).toBeLessThan(0.051);
    }

    const seconds = await value(`(${LEFT}) * 30 * 86400 / (${burnRate('1h')})`);
    const end = await budget(page).getByRole('listitem').first().locator('time').getAttribute('datetime');
    expect(Math.abs(Date.parse(end ?? '') - DEMO_NOW - 1000 * seconds)).toBeLessThan(60_000);
    expect(text).toContain(`runs out in ${Math.floor(seconds / 86_400)} d`);
    expect(text).toContain('No burn-rate alert.');

    await chart(page).getByText('Show as table').click();
    const last = await chart(page).getByRole('row').last().locator('td').first().textContent();
    expect(Math.abs(numberIn(last ?? '') / 100 - (await value(LEFT)))).toBeLessThan(0.02);

    // It burns down at the outage, and zooms with the keyboard alone.
    const plot = chart(page).getByRole('application');
    await plot.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('+');
    await expect.poll(() => new URL(page.url()).searchParams.get('window')).toBe('15d');
    await settled(page);
    await expect(chart(page)).toHaveAttribute('data-state', 'ready');
    // The budget is that of thirty days, however closely somebody looks.
    await expect(budget(page)).toContainText('for 30');
    await expect(chart(page).getByText('each point covers 3 h')).toBeVisible();
    await page.goBack();
    await settled(page);
    await expect(budget(page)).toContainText('for 30');
  });
});
