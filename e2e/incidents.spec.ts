import type { Page } from '@playwright/test';
import { DEMO_NOW, OUTAGE } from '#demo/timeline.ts';
import { AT, open, param, readTable, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const CAPTION = /^Incidents in the window/;
const section = (page: Page) => page.getByRole('region', { name: 'Incidents', exact: true });
const lane = (page: Page, chart: string) => page.locator(`[data-chart="${chart}"] [data-event^="incident/"]`);

test.describe('the incidents', () => {
  test('are found to the minute, with what each cost as the server counts it', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'operations', at: AT });
    await expect.poll(async () => (await readTable(page, CAPTION))[0]?.[3]).toMatch(/failed/);
    const [row] = await readTable(page, CAPTION);
    expect(row?.slice(0, 3)).toEqual(['21 Jan 2026, 14:07 UTC', '21 Jan 2026, 14:28 UTC', '21 min']);

    const value = async (expr: string, at: typeof DEMO_NOW): Promise<number> =>
      Number((await ask(request, addresses.prometheus, expr, at))[0]?.value[1]);
    const failed = await value('sum(increase(http_requests_total{status=~"5.."}[21m]))', OUTAGE.to);
    const allowed = await value('0.001 * sum(increase(http_requests_total{status!~"4.."}[30d]))', DEMO_NOW);
    const [share = '', count = ''] = /([\d.]+) % \(([\d,]+) failed\)/.exec(row?.[3] ?? '')?.slice(1) ?? [];
    expect(Math.abs(Number(share) - (100 * failed) / allowed)).toBeLessThan(0.06);
    expect(Math.abs(Number(count.replaceAll(',', '')) - failed)).toBeLessThan(1);

    const facts = withSpaces((await section(page).textContent()) ?? '');
    expect(facts).toContain('21 min (1 incident; median 21 min, P90 21 min, longest 21 min)');
    // One failure in 90 d: 2159.65 h, and the bounds of the vectors: 455 h and 42 104 h.
    expect(facts).toMatch(/2,160 h \(1 failure; 95 % range 455 h to 1,754 d\)/);
  });

  test('lie under every chart, and a click on one looks at it', async ({ page, addresses }) => {
    await open(page, addresses.live, { view: 'operations', window: '30d', at: AT });
    for (const chart of [
      'Latency',
      'Latency distribution',
      'Throughput',
      'Cache hit rate',
      'Uptime: budget left',
    ])
      await expect(lane(page, chart)).toHaveCount(1);
    await lane(page, 'Latency').click();
    await expect.poll(() => param(page, 'window')).not.toBe('30d');
    await settled(page);
    expect(Date.parse(param(page, 'at') ?? '')).toBeGreaterThanOrEqual(OUTAGE.to);
    await page.goBack();
    await expect.poll(() => param(page, 'window')).toBe('30d');
  });
});
