import type { Page } from '@playwright/test';
import { epochMs } from '#compute/units.ts';
import { onApiCall } from './api-route.ts';
import { AT, open, param, readTable, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const CAPTION = /^Changes in the time of the charts/;
const section = (page: Page) => page.getByRole('region', { name: 'Changes', exact: true });
const marks = (page: Page, chart: string) => page.locator(`[data-chart="${chart}"] [data-event^="Deploy/"]`);

test.describe('the marks of changes', () => {
  test('are the deploys the server itself tells of', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '7d', at: AT });
    const rows = await readTable(page, CAPTION);
    // Versions of the last seven days; the step of seven days is 15 minutes.
    const server = await ask(
      request,
      addresses.prometheus,
      'max by (service, version) (last_over_time(build_info[7d])) unless max by (service, version) (build_info offset 7d)',
    );
    const versions = server.map(({ metric }) => `${metric.service} ${metric.version}`);
    expect(versions.length).toBeGreaterThan(1);
    expect(rows.map((row) => row[2]).sort()).toEqual(versions.sort());
    for (const time of await section(page).locator('tbody time').all()) {
      const at = epochMs(Date.parse((await time.getAttribute('datetime')) ?? ''));
      const begun = await ask(
        request,
        addresses.prometheus,
        'max by (service, version) (build_info) unless max by (service, version) (build_info offset 15m)',
        at,
      );
      expect(begun.length, new Date(at).toISOString()).toBe(1);
    }
    for (const chart of ['Latency', 'Latency distribution', 'Throughput', 'Cache hit rate'])
      await expect(marks(page, chart)).toHaveCount(versions.length);
  });

  test('are looked at by a click on a label, and with the keyboard alone', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations', window: '7d' });
    await marks(page, 'Latency').first().locator('span').click();
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-2\dT/);
    await page.goBack();
    await settled(page);
    await section(page).getByRole('button', { name: 'Show on charts' }).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-2\dT/);
    await settled(page);
    await expect(marks(page, 'Latency')).toHaveCount(1);
  });

  test('show hostile versions as texts', async ({ page, addresses }) => {
    const metric = { service: '<img src=x onerror=alert(1)>', version: 'x'.repeat(10_000) };
    const end = Date.parse(AT) / 1000;
    await onApiCall(page, ({ route, expr, params }) => {
      if (!expr.includes('build_info')) return route.fallback();
      const step = Number(params.get('step'));
      const result = [
        { metric: { service: 'api' }, values: [[end - 2 * step, '1']] },
        { metric, values: [[end - step, '1']] },
      ];
      return route.fulfill({ json: { status: 'success', data: { resultType: 'matrix', result } } });
    });
    await open(page, addresses.live, { view: 'operations', at: AT });
    const [row] = await readTable(page, CAPTION);
    expect(row?.[2]).toMatch(/^<img src=x onerror=alert\(1\)> x+…$/);
    await expect(section(page).locator('img')).toHaveCount(0);
  });
});

test.describe('where the server declines', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('the list says why, and the charts stay', async ({ page, addresses }) => {
    await onApiCall(page, ({ route, expr }) =>
      expr.includes('build_info')
        ? route.fulfill({
            status: 422,
            json: { status: 'error', errorType: 'execution', error: 'too many series' },
          })
        : route.fallback(),
    );
    await open(page, addresses.live, { view: 'operations', at: AT });
    await expect(section(page)).toContainText('too many series');
    await expect(page.locator('[data-chart="Latency"]')).toHaveAttribute('data-state', 'ready');
  });
});
