import type { Page } from '@playwright/test';
import { onApiCall } from './api-route.ts';
import { AT, addressOf, figure, figuresOfView, goTo, open, param, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { watchTraffic } from './traffic.ts';

const windowPicker = (page: Page) => page.getByRole('combobox', { name: 'Window' });

const windowText = async (page: Page): Promise<string> =>
  withSpaces((await figure(page, 'uptime').getByRole('article').locator('header').textContent()) ?? '');

test.describe('the keyboard', () => {
  test('reaches a tile, opens its details and comes back to it', async ({ page, addresses }) => {
    await open(page, addresses.demo);
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

  test('skips to the content', async ({ page, addresses }) => {
    await open(page, addresses.demo);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });
});

const isFocused = (locator: ReturnType<Page['locator']>): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

test('a link to an indicator opens how its figure came about', async ({ page, addresses }) => {
  await open(page, addresses.live, { at: AT, indicator: 'uptime' });
  const dialog = page.getByRole('dialog', { name: 'System uptime' });
  await expect(dialog.locator('data')).toHaveText('99.95 %');
  await expect(dialog).toContainText('1 − bad ÷ valid');
  await expect(dialog).toContainText('sum by (status) (increase(http_requests_total{}[30d]))');
  const link = dialog
    .getByRole('region', { name: 'Query: query', exact: true })
    .getByRole('link', { name: /Open in Prometheus/ });
  const graph = await link.evaluate((element: HTMLAnchorElement) => element.href);
  expect(new URL(graph).searchParams.get('g0.expr')).toContain('increase(http_requests_total{}[30d])');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test.describe('the window picker', () => {
  test('changes the window of the figures and the address, and the back button returns', async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.demo);
    expect(await windowText(page)).toContain('30 d');
    const before = (await figuresOfView(page)).get('uptime');

    await windowPicker(page).selectOption({ label: 'Last 7 d' });
    await settled(page);
    expect(param(page, 'window')).toBe('1w');
    expect(await windowText(page)).toContain('7 d');
    expect((await figuresOfView(page)).get('uptime')?.value).not.toBe(before?.value);

    await page.goBack();
    await settled(page);
    expect(param(page, 'window')).toBeNull();
    expect(await windowText(page)).toContain('30 d');
    expect((await figuresOfView(page)).get('uptime')).toEqual(before);
  });

  test('takes a span from one time to another, in UTC', async ({ page, addresses }) => {
    await open(page, addresses.demo);
    await windowPicker(page).selectOption({ label: 'Custom range' });
    const dialog = page.getByRole('dialog', { name: 'Custom range' });
    await dialog.getByLabel('From (UTC)').fill('2026-01-21T12:00');
    await dialog.getByLabel('To', { exact: true }).fill('2026-01-21T11:00');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('The start must be before the end.');

    await dialog.getByLabel('To', { exact: true }).fill('2026-01-21T18:00');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await expect(dialog).toBeHidden();
    expect([param(page, 'at'), param(page, 'window')]).toEqual(['2026-01-21T18:00:00Z', '6h']);
    await settled(page);
    // The outage of 21 minutes lies in these six hours.
    expect((await figuresOfView(page)).get('uptime')?.status).toBe('Missed');
    await expect(page.getByText('Snapshot of 21 Jan 2026, 18:00:00 UTC')).toBeVisible();

    await windowPicker(page).selectOption({ label: 'Custom range' });
    await dialog.getByRole('button', { name: 'Back to now' }).click();
    expect(param(page, 'at')).toBeNull();
  });
});

test('going back finds the place where the reader was', async ({ page, addresses }) => {
  await open(page, addresses.demo, { view: 'operations', window: '30d' });
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

test.describe('in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('times are UTC until somebody asks for local time', async ({ page, addresses }) => {
    await open(page, addresses.demo);
    const age = page.getByText(/^Snapshot of/);
    await expect(age).toHaveText('Snapshot of 31 Jan 2026, 00:00:00 UTC');
    await page.getByRole('combobox', { name: 'Time zone' }).selectOption({ label: 'Local time' });
    await expect(age).toHaveText('Snapshot of 31 Jan 2026, 09:00:00 GMT+9');
    expect(param(page, 'zone')).toBe('local');
  });
});

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });

  test('holds over a reload and is there before the first paint', async ({ page, addresses }) => {
    await open(page, addresses.demo);
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

test.describe('refreshing', () => {
  async function countCalls(page: Page): Promise<() => number> {
    let calls = 0;
    await onApiCall(page, async ({ route }) => {
      calls++;
      await route.fulfill({ json: { status: 'success', data: { resultType: 'vector', result: [] } } });
    });
    return () => calls;
  }

  test('asks again every 10 s while it is on, and never while it is off', async ({ page, addresses }) => {
    const calls = await countCalls(page);
    const { quiet } = watchTraffic(page);
    await page.clock.install();
    await open(page, addresses.live, { refresh: '10s' });
    const first = calls();
    await page.clock.fastForward('00:11');
    await expect.poll(calls).toBeGreaterThan(first);

    await page.getByRole('combobox', { name: 'Refresh' }).selectOption({ label: 'No refresh' });
    expect(param(page, 'refresh')).toBe('off');
    await settled(page);
    await quiet();
    const before = calls();
    await page.clock.fastForward('10:00');
    await quiet();
    expect(calls()).toBe(before);
  });
});

test('filters of a link are in every query until they are dropped', async ({ page, addresses }) => {
  let asked: string[] = [];
  await onApiCall(page, ({ route, expr }) => {
    if (expr !== '') asked.push(expr);
    return route.fallback();
  });
  const { quiet } = watchTraffic(page);
  await open(page, addresses.live, { at: AT, filter: 'service:api' });
  const filter = page.getByRole('link', { name: /service = api/ });
  await expect(filter).toBeVisible();
  // Sparklines and changes are asked for after the figures.
  await quiet();
  expect(asked.length).toBeGreaterThan(20);
  // Whether the server scraped at all is asked of all targets: `up` has no label of the service.
  for (const expr of asked.filter((expr) => expr !== 'max by (job) (up)'))
    expect(expr).toContain('service="api"');

  asked = [];
  await filter.click();
  await settled(page);
  await expect(filter).toBeHidden();
  expect(param(page, 'filter')).toBeNull();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  for (const expr of asked) expect(expr).not.toContain('service="api"');
});

test('the address says which view is open, and an unknown one is the first', async ({ page, addresses }) => {
  await open(page, addresses.demo);
  await goTo(page, 'engineering');
  expect(param(page, 'view')).toBe('engineering');
  await page.goto(addressOf(addresses.demo, { view: 'nowhere' }));
  await expect(page.getByRole('link', { name: 'Executive' })).toHaveAttribute('aria-current', 'page');
});
